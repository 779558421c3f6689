import { may } from '../../core/access/access.ts';
import { say, text } from '../../core/message/say.ts';
import { findUnit } from '../find-unit.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';
import { askFailed, readFailed, reasonChoices } from '../reporting/ask-failed.ts';
import { beginCheck, strataOf } from '../reporting/draw-check.ts';
import { REASONS, rejectRow, verifyRow } from '../reporting/judge-row.ts';
import { DRAW_JOB, isLong, judgeLater } from '../reporting/long-lists.ts';
import { type Check, nextOfCheck, OUTCOMES, rowOfItem } from '../reporting/next-of-check.ts';
import { sayChecked } from '../reporting/say-checked.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** As many visits as a working group makes in some days. */
const SIZE = 30;
const MAX_SIZE = 300;

/**
 * "/kiemtra", "kiểm tra thôn 3 10": draws a sample by a seed, more from units with flags, and asks about each person: đạt,
 * không đạt, không gặp. Buttons come back as "/check <check> <n> <outcome> [reason]".
 */
export function createCheck({ planner, ids }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, door, at, grants } = request;
    const { commune } = door;
    if (!may(grants, 'spot-check', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const checks = await tx.spotChecks.of(commune, plan.campaign.id);
    const [id, n, outcome, reason, ...failed] = args.split(' ');
    const running = checks.find((check) => check.id === id);
    if (running) return answer(request, plan, running, Number(n), { outcome, reason, failed });
    const open = checks.find(({ items }) => items.some((item) => item.outcome === undefined));
    if (args === '' && open) return next(request, plan, open);
    return begin(request, plan, args);
  };

  async function begin(request: Request, plan: Plan, args: string): Promise<Outcome> {
    const { tx, at, conversation } = request;
    const asked = /^(?<words>.*?)\s*(?:(?<=^|\s)(?<size>\d{1,3}))?$/.exec(args.trim())?.groups;
    // "thôn 3" is a unit, "thôn 3 10" ten rows of it, and "10" ten of the commune.
    const whole =
      args.trim() === '' || /^\d{1,3}$/.test(args.trim())
        ? undefined
        : findUnit(plan.content.units, args.trim(), 'check');
    const named =
      whole && 'unit' in whole
        ? whole
        : asked?.['words']
          ? findUnit(plan.content.units, asked['words'], 'check')
          : undefined;
    if (named && 'ask' in named) return { says: [named.ask], asks: true };
    const size =
      whole && 'unit' in whole ? SIZE : Math.min(MAX_SIZE, Number(asked?.['size'] ?? SIZE) || SIZE);
    const units = named ? [named.unit] : plan.content.units;
    const [id, seed] = [ids(), ids().slice(-12)];
    if (await isLong(tx, plan, units)) {
      const among = units.map((unit) => unit.id).join(' ');
      return judgeLater(request, plan, id, DRAW_JOB, { units: among, size: String(size), seed });
    }
    const strata = await strataOf((work) => work(tx), plan, units, at);
    return beginCheck(tx, plan, strata, { size, id, seed, account: conversation.account, at });
  }
}

const next = ({ tx, at, conversation: { account } }: Request, plan: Plan, check: Check): Promise<Outcome> =>
  nextOfCheck({ tx, at, account }, plan, check);

/** What was found, word by word. */
interface Answer {
  readonly outcome: string | undefined;
  readonly reason: string | undefined;
  /** Metrics that are not met, by their places in the plan; "all", or "done" behind the last one. */
  readonly failed: readonly string[];
}

async function answer(
  request: Request,
  plan: Plan,
  check: Check,
  n: number,
  { outcome: said, reason, failed }: Answer,
): Promise<Outcome> {
  const { tx, at, conversation } = request;
  const item = check.items.find((one) => one.n === n);
  const outcome = OUTCOMES.find((one) => one === said);
  if (item === undefined || outcome === undefined || item.outcome !== undefined)
    return next(request, plan, check);
  const row = await rowOfItem(tx, plan, item);
  const ask = (more: string) => `${check.id} ${n} not-met ${more}`;
  if (outcome === 'not-met' && !REASONS.some((one) => one === reason))
    return { says: [say([text('check.why')], reasonChoices('check', ask))], asks: true };
  const achieved = row?.achieved ?? [];
  const part = readFailed(plan.campaign, achieved, failed);
  if (outcome === 'not-met' && part === undefined)
    return askFailed(plan.campaign, achieved, failed, (more) => ask(`${reason} ${more}`));
  const unit = plan.content.units.find(({ id }) => id === item.unit);
  tx.spotChecks.settle(check.id, n, outcome, reason, conversation.account, at);
  if (row && outcome === 'met') await verifyRow(request, plan, item.unit, row);
  if (row && unit && outcome === 'not-met') {
    const wrong = part ?? achieved;
    await rejectRow(request, plan, unit, { ...row, name: row.person.name }, reason ?? 'other', wrong);
    // Who was met has shown the rest.
    const shown = achieved.filter((metric) => !wrong.includes(metric));
    if (shown.length > 0) await verifyRow(request, plan, item.unit, row, shown);
  }
  if (row && outcome === 'absent')
    tx.histories.add({ subject: `entry:${row.id}`, at, by: conversation.account, action: 'absent' });
  const items = check.items.map((one) => (one.n === n ? { ...one, outcome } : one));
  return next(request, plan, { ...check, items });
}

/** "/ketquakiemtra": what the spot checks have found, unit by unit. */
export function createChecked(planner: Planner) {
  return async ({ tx, door, at, grants }: Request): Promise<Outcome> => {
    if (!may(grants, 'see-commune', { commune: door.commune }))
      return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    return { says: [await sayChecked(tx, plan, at)] };
  };
}
