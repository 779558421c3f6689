import { may } from '../../core/access/access.ts';
import type { Firing } from '../../core/campaign/reminders.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { sayState, sayStep } from '../../core/report/say-reminder.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Reminder, Tx } from '../../ports/store.ts';
import { findOwnOf } from '../find-unit.ts';
import { inChargeOf } from '../in-charge.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';

const PAST = 12;
const NEXT = 5;

/** "/visao thôn 3", "vì sao thôn 3 không được nhắc": what became of each reminder and why, and what is to come for whom. */
export function createWhy(planner: Planner) {
  return async ({ tx, at, door, grants }: Request, args: string): Promise<Outcome> => {
    const { commune } = door;
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const visible = plan.content.units.filter(({ id }) => may(grants, 'see-unit', { commune, unit: id }));
    if (visible.length === 0) return { says: [say([text('command.not-allowed')])] };
    const found = findOwnOf(visible, plan.content.units, args, 'why');
    if ('says' in found) return found;
    const { unit } = found;

    const rows = (await tx.reminders.of(commune, plan.campaign.id)).filter((row) => row.unit === unit.id);
    const ahead = await comingFor(tx, plan, unit, at);
    return {
      says: [
        say(
          [
            text(rows.length === 0 ? 'reminder.why.none' : 'reminder.why.head', {
              unit: plain(unit.name),
              asOf: showMoment(at, plan.campaign.timeZone),
            }),
            ...past(plan, rows),
            ...ahead,
          ],
          [commandChoice('explain', unit.id, text('query.explain.rows'))],
        ),
      ],
    };
  };
}

function past(plan: Plan, rows: readonly Reminder[]): readonly Text[] {
  const shown = rows.slice(-PAST);
  const hidden = rows.length - shown.length;
  return joinTexts('flow.lines', [
    ...(hidden > 0 ? [text('reminder.why.earlier', { count: hidden })] : []),
    ...shown.map(({ at, obligation, offset, state, reason }) =>
      line(plan, at, obligation, offset, sayState(state, reason)),
    ),
  ]);
}

async function comingFor(tx: Tx, plan: Plan, unit: Unit, at: Instant): Promise<readonly Text[]> {
  const { commune } = plan.content;
  const filed = new Set((await tx.submissions.of(commune.id, plan.campaign.id)).map((one) => one.obligation));
  const { role, accounts } = await inChargeOf(tx, commune.id, unit.id, at);
  const coming = plan.firings.filter((firing) => firing.unit === unit.id && firing.at > at);
  const open = coming.filter(({ obligation }) => !filed.has(obligation));
  const done = [...new Set(coming.map(({ obligation }) => obligation))].filter((key) => filed.has(key));
  return [
    ...joinTexts(
      'flow.lines',
      done.map((key) => text('reminder.why.filed', { report: titleOf(plan, key) })),
    ),
    text(open.length > 0 ? 'reminder.why.next' : 'reminder.why.no-next'),
    ...joinTexts(
      'flow.lines',
      open.slice(0, NEXT).map((firing) => planned(plan, firing)),
    ),
    ...(open.length > 0 ? [text('reminder.why.who', { who: whoOf(unit, role, accounts.length) })] : []),
  ];
}

const planned = (plan: Plan, { at, obligation, offset }: Firing): Text =>
  text('reminder.why.planned', about(plan, at, obligation, offset));

function whoOf({ name, head, deputy }: Unit, role: 'head' | 'deputy', count: number): Text {
  const who = count === 0 ? 'nobody' : role === 'head' ? 'linked' : 'stands-in';
  const second = deputy === undefined ? text('command.role.deputy') : plain(deputy);
  return text(`reminder.who.${who}`, { head: plain(head), deputy: second, unit: plain(name), count });
}

const line = (plan: Plan, at: Instant, obligation: string, offset: string, state: Text): Text =>
  text('reminder.why.line', { ...about(plan, at, obligation, offset), state });

const about = (plan: Plan, at: Instant, obligation: string, offset: string) => ({
  when: showMoment(at, plan.campaign.timeZone),
  report: titleOf(plan, obligation),
  step: sayStep(offset),
});

/** A key outlives its obligation when the plan is changed; its third part names the report. */
function titleOf({ campaign }: Plan, obligation: string): Text {
  const id = obligation.split('/')[2] ?? '';
  return plain(campaign.reports.find((report) => report.id === id)?.title ?? id);
}
