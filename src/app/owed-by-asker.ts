import type { Obligation } from '../core/campaign/obligations.ts';
import { say, text } from '../core/message/say.ts';
import { openRounds, owedBy, soonest } from '../core/report/owing.ts';
import type { Outcome, Request } from './outcome.ts';
import type { Plan, Planner } from './planner.ts';
import { unitsReportedBy } from './units-reported-by.ts';

export type OwedByAsker =
  | { readonly plan: Plan; readonly owed: readonly [Obligation, ...Obligation[]]; readonly rest: string }
  | { readonly outcome: Outcome };

/**
 * What an answer to a reminder is about. A button names one report, "<unit> <report> <period>"; in words it is all that
 * the person's units can file now and have not, as far as it is due soon. `rest` is what stands after that.
 */
export async function owedByAsker(planner: Planner, request: Request, args: string): Promise<OwedByAsker> {
  const { tx, door, at, grants } = request;
  const plan = planner.current(door.commune, at);
  if (plan === undefined) return { outcome: { says: [say([text('command.no-campaign')])] } };
  const own = unitsReportedBy(grants, plan.content);
  if (own.length === 0) return { outcome: { says: [say([text('command.only-heads')])] } };

  const submissions = await tx.submissions.of(door.commune, plan.campaign.id);
  const rounds = openRounds(
    plan.obligations.values(),
    new Set(submissions.map(({ obligation }) => obligation)),
    at,
  );
  const [unit, report, period, ...more] = args.split(' ');
  const isNamed = [...plan.obligations.values()].some(
    (one) => one.unit === unit && one.report === report && one.period === period,
  );
  const all = own.flatMap(({ id }) => owedBy(rounds, id));
  const owed = isNamed
    ? all.filter((one) => one.unit === unit && one.report === report && one.period === period)
    : soonest(all, at);
  const [first, ...others] = owed;
  if (first === undefined) return { outcome: { says: [say([text('reminder.answered.nothing')])] } };
  return { plan, owed: [first, ...others], rest: isNamed ? more.join(' ') : args };
}
