import { may } from '../../core/access/access.ts';
import type { Obligation } from '../../core/campaign/obligations.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { isAcknowledged } from '../../core/report/acknowledged.ts';
import { openRounds } from '../../core/report/owing.ts';
import { readPageNumber } from '../../core/report/page-of.ts';
import { DAY, type Instant, later } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Acknowledgement, Reminder } from '../../ports/store.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { paged } from '../queries/paged.ts';

/** Units on one page. */
const SHOWN = 20;
/** A deadline nearer than this makes it worth a call. */
const SOON = 3 * DAY;

/** "/goidien", "cần gọi ai": heads whom messages do not reach or who do not answer, near the deadline or after it. */
export function createCalls(planner: Planner) {
  return async ({ tx, at, door, grants }: Request, args: string): Promise<Outcome> => {
    const { commune } = door;
    if (!may(grants, 'see-missing', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { campaign, content } = plan;

    const filed = new Set((await tx.submissions.of(commune, campaign.id)).map((one) => one.obligation));
    const known: Known = {
      heads: await tx.grants.byUnit(commune, ['head', 'deputy'], at),
      answers: await tx.acknowledgements.of(commune, campaign.id),
      ledger: Map.groupBy(await tx.reminders.of(commune, campaign.id), ({ obligation }) => obligation),
    };
    const pressing = openRounds(plan.obligations.values(), filed, at)
      .flatMap(({ missing }) => missing)
      .filter(({ due }) => due <= later(at, SOON));
    const lines = content.units.flatMap((unit) => {
      const reasons = pressing
        .filter((obligation) => obligation.unit === unit.id)
        .flatMap((obligation) => reasonToCall(known, unit, obligation, at) ?? []);
      const [reason] = reasons;
      return reason === undefined ? [] : [sayCall(unit, reason)];
    });
    const asOf = showMoment(at, campaign.timeZone);
    const head = text(lines.length === 0 ? 'reminder.calls.nobody' : 'reminder.calls.head', {
      asOf,
      count: lines.length,
    });
    return paged(head, lines, readPageNumber(args).page, 'calls', '', SHOWN);
  };
}

interface Known {
  readonly heads: ReadonlyMap<string, readonly string[]>;
  readonly answers: readonly Acknowledgement[];
  readonly ledger: ReadonlyMap<string, readonly Reminder[]>;
}

function reasonToCall(
  { heads, answers, ledger }: Known,
  unit: Unit,
  obligation: Obligation,
  at: Instant,
): Text | undefined {
  if (!heads.has(unit.id)) return text('reminder.calls.not-linked');
  if (answers.some(({ obligation: key, kind }) => key === obligation.key && kind === 'handover'))
    return text('reminder.calls.handover');
  if (isAcknowledged(answers, obligation, at)) return undefined;
  const own = (ledger.get(obligation.key) ?? []).filter(({ offset }) => !offset.startsWith('to-'));
  const sent = own.filter(
    ({ state, reason = '' }) => state === 'sent' || MAY_HAVE_ARRIVED.has(reason),
  ).length;
  if (sent > 0) return text('reminder.calls.silent', { count: sent });
  return own.some(({ reason = '' }) => NOT_REACHED.has(reason) || reason.startsWith('bug:'))
    ? text('reminder.calls.not-reached')
    : undefined;
}

/** They went out, and nobody knows more. */
const MAY_HAVE_ARRIVED: ReadonlySet<string> = new Set(['answer-lost', 'crashed-while-sending']);

/** What stands in the ledger when the platform would not deliver. */
const NOT_REACHED: ReadonlySet<string> = new Set([
  'blocked',
  'rejected',
  'unreachable',
  'throttled',
  'window-closed',
  'quota',
  'misconfigured',
  'expired',
]);

const sayCall = ({ name, head }: Unit, reason: Text): Text =>
  text('reminder.calls.unit', { unit: plain(name), head: plain(head), reason });
