import type { Obligation } from '../../core/campaign/obligations.ts';
import type { Report } from '../../core/campaign/report.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { plain, type Say, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { openRounds, owedBy } from '../../core/report/owing.ts';
import { showDeadline } from '../../core/report/show-deadline.ts';
import { loadUnitFigures } from '../load-figures.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Plan, Planner } from '../planner.ts';
import { unitLines } from './total.ts';

type Answer = 'ok' | 'nil';

/**
 * "/nop", "nộp báo cáo thôn 3": shows what would be filed and asks; the button comes back as "/submit <unit> <report> ok".
 * A nil report is a report: a list with nobody on it is filed as such, on purpose.
 */
export function createSubmit(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { words, report: wanted, answer } = readArgs(args, request, planner);
    const own = ownUnit(planner, request, words, 'submit');
    if ('outcome' in own) return own.outcome;
    const { plan, unit } = own;
    const { tx, at, door } = request;

    const filed = new Set(
      (await tx.submissions.of(door.commune, plan.campaign.id)).map((one) => one.obligation),
    );
    const owed = owedBy(openRounds(plan.obligations.values(), filed, at), unit.id);
    const due = owed.filter(({ report }) => wanted === undefined || report === wanted);
    const [first] = due;
    if (first === undefined) return { says: [nothingOwed(plan, unit, at)] };
    if (wanted === undefined && new Set(due.map(({ report }) => report)).size > 1) {
      return { says: [askWhich(plan, unit, due)], asks: true };
    }
    const report = reportOf(plan, first);
    return answer === undefined
      ? { says: [await ask(request, plan, unit, first, report)], asks: true }
      : file(request, plan, unit, first, answer);
  };
}

function readArgs(args: string, { door, at }: Request, planner: Planner) {
  const words = args.split(' ');
  const last = words.at(-1);
  const answer: Answer | undefined = last === 'ok' || last === 'nil' ? last : undefined;
  if (answer !== undefined) words.pop();
  const reports = planner.current(door.commune, at)?.campaign.reports ?? [];
  const report = reports.find(({ id }) => id === words.at(-1))?.id;
  if (report !== undefined) words.pop();
  return { words: words.join(' ').trim(), report, answer };
}

const reportOf = ({ campaign }: Plan, { report }: Obligation): Report =>
  campaign.reports.find(({ id }) => id === report) as Report;

const confirm = (unit: Unit, { report }: Obligation, answer: Answer, label: Text) => ({
  ...commandChoice('submit', `${unit.id} ${report} ${answer}`, label),
  id: answer,
});

function nothingOwed(plan: Plan, unit: Unit, at: number): Say {
  const next = [...plan.obligations.values()].find((one) => one.unit === unit.id && one.opens > at);
  const known = { unit: plain(unit.name) };
  if (next === undefined) return say([text('report.submit.nothing', known)]);
  const deadline = showDeadline(next.due, plan.campaign.timeZone);
  return say([
    text('report.submit.nothing-yet', { ...known, report: plain(reportOf(plan, next).title), deadline }),
  ]);
}

function askWhich(plan: Plan, unit: Unit, due: readonly Obligation[]): Say {
  const reports = [...new Map(due.map((one) => [one.report, one])).values()];
  return say(
    [text('report.submit.which', { unit: plain(unit.name) })],
    reports.map((one) => ({
      ...commandChoice('submit', `${unit.id} ${one.report}`, plain(reportOf(plan, one).title)),
      id: one.report,
    })),
  );
}

async function ask(
  request: Request,
  plan: Plan,
  unit: Unit,
  obligation: Obligation,
  report: Report,
): Promise<Say> {
  const about = {
    unit: plain(unit.name),
    report: plain(report.title),
    deadline: showDeadline(obligation.due, plan.campaign.timeZone),
  };
  if (report.kind !== 'list') {
    return say(
      [text('report.submit.ask-done', about)],
      [confirm(unit, obligation, 'ok', text('report.submit.done'))],
    );
  }
  const rows = await request.tx.entries.list(plan.content.commune.id, plan.campaign.id, unit.id);
  const add = commandChoice('report', unit.id, text('menu.item.report'));
  if (rows.length === 0) {
    return say(
      [text('report.submit.ask-nil', about)],
      [add, confirm(unit, obligation, 'nil', text('report.submit.nil'))],
    );
  }
  const figures = await loadUnitFigures(request.tx, plan, unit, request.at);
  return say(
    [
      text('report.submit.ask', { ...about, rows: rows.length }),
      ...unitLines(plan, unit, figures, request.at),
    ],
    [confirm(unit, obligation, 'ok', text('report.submit.ok')), add],
  );
}

async function file(
  { tx, at, conversation, door }: Request,
  plan: Plan,
  unit: Unit,
  obligation: Obligation,
  answer: Answer,
): Promise<Outcome> {
  const by = conversation.account;
  const nil = answer === 'nil';
  tx.submissions.file({
    obligation: obligation.key,
    commune: door.commune,
    campaign: plan.campaign.id,
    unit: unit.id,
    nil,
    by,
    at,
  });
  tx.audit.add({ at, actor: by, action: 'file-report', subject: obligation.key, detail: { nil } });
  const about = { unit: plain(unit.name), report: plain(reportOf(plan, obligation).title) };
  return {
    says: [say([text(at < obligation.due ? 'report.submit.filed' : 'report.submit.filed-late', about)])],
  };
}
