import type { Obligation } from '../../core/campaign/obligations.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { plain, type Say } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { openRounds, openTo, owedBy, soonest } from '../../core/report/owing.ts';
import { showDeadline } from '../../core/report/show-deadline.ts';
import { takingOf } from '../../core/report/taking.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showDay } from '../../core/time/show.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Plan, Planner } from '../planner.ts';
import { sayPassedOn } from '../reporting/say-passed-on.ts';
import { type Answer, askFiling, type Filing, fileReport } from './filing.ts';

/**
 * "/nop", "nộp báo cáo thôn 3": shows what would be filed and asks; the button comes back as
 * "/submit <unit> <report> <period> ok". Without a period it is the earliest that is not filed.
 * What was filed can be filed again as long as the report is taken.
 */
export function createSubmit(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { words, report: wanted, period, answer } = readArgs(args, request, planner);
    const own = ownUnit(planner, request, words, 'submit');
    if ('outcome' in own) return own.outcome;
    const { plan, unit } = own;
    const { tx, at, door } = request;

    const submissions = await tx.submissions.of(door.commune, plan.campaign.id);
    const filed = new Set(submissions.map(({ obligation }) => obligation));
    const rounds = openRounds(plan.obligations.values(), filed, at);
    const owed = owedBy(rounds, unit.id);
    const open =
      wanted === undefined
        ? soonest(owed, at)
        : openTo(rounds, unit.id).filter(
            (one) => one.report === wanted && (period === undefined || one.period === period),
          );
    if (wanted === undefined && reportsOf(open).length > 1) {
      return { says: [askWhich(plan, unit, reportsOf(open))], asks: true };
    }
    const obligation = open.find(({ key }) => !filed.has(key)) ?? open[0];
    if (obligation === undefined)
      return nothingOwed(plan, unit, reportsOf(openTo(rounds, unit.id)), filed, at);

    const list = await tx.entries.list(door.commune, plan.campaign.id, unit.id);
    const filing: Filing = {
      plan,
      unit,
      obligation,
      rows: list.filter(({ left }) => left === undefined).length,
      isFiled: filed.has(obligation.key),
      others: owed.filter((one) => one !== obligation).length,
    };
    return answer === undefined ? askFiling(request, filing) : fileReport(request, filing, answer);
  };
}

function readArgs(args: string, { door, at }: Request, planner: Planner) {
  const words = args.split(' ');
  const last = words.at(-1);
  const answer: Answer | undefined = last === 'ok' || last === 'nil' ? last : undefined;
  if (answer !== undefined) words.pop();
  const plan = planner.current(door.commune, at);
  const named = [...(plan?.obligations.values() ?? [])].find(
    ({ report, period }) => report === words.at(-2) && period === words.at(-1),
  );
  if (named !== undefined) words.pop();
  const report = plan?.campaign.reports.find(({ id }) => id === words.at(-1))?.id;
  if (report !== undefined) words.pop();
  return { words: words.join(' ').trim(), report, period: named?.period, answer };
}

const reportsOf = (obligations: readonly Obligation[]): readonly string[] => [
  ...new Set(obligations.map(({ report }) => report)),
];

const titleOf = ({ campaign }: Plan, report: string) =>
  plain(campaign.reports.find(({ id }) => id === report)?.title ?? report);

const askWhich = (plan: Plan, unit: Unit, reports: readonly string[]): Say =>
  say(
    [text('report.submit.which', { unit: plain(unit.name) })],
    reports.map((id) => commandChoice('submit', `${unit.id} ${id}`, titleOf(plan, id))),
  );

function nothingOwed(
  plan: Plan,
  unit: Unit,
  filed: readonly string[],
  done: ReadonlySet<string>,
  at: Instant,
): Outcome {
  const known = { unit: plain(unit.name) };
  const again = filed.map((id) =>
    commandChoice('submit', `${unit.id} ${id}`, text('report.submit.again', { report: titleOf(plan, id) })),
  );
  const next = [...plan.obligations.values()].find((one) => one.unit === unit.id && one.opens > at);
  const nothing = text(filed.length > 0 ? 'report.submit.all-filed' : 'report.submit.nothing', known);
  const passedOn = sayPassedOn(plan, unit, at);
  if (passedOn.length > 0) return { says: [say(passedOn, again)] };
  const closed = [...plan.obligations.values()]
    .filter((one) => one.unit === unit.id && takingOf(one, at) === 'closed' && !done.has(one.key))
    .map((one) =>
      text('report.submit.closed', {
        report: titleOf(plan, one.report),
        closes: showDay(dayOf(one.closes, plan.campaign.timeZone)),
      }),
    );
  if (next === undefined) return { says: [say([nothing, ...closed], again)] };
  const deadline = showDeadline(next.due, plan.campaign.timeZone);
  const soon = text('report.submit.next', { report: titleOf(plan, next.report), deadline });
  return { says: [say([nothing, ...closed, soon], again)] };
}
