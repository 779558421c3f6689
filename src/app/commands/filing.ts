import type { Obligation } from '../../core/campaign/obligations.ts';
import type { Report } from '../../core/campaign/report.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { toMenu } from '../../core/dialogue/ways.ts';
import { type Choice, plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { listOf } from '../../core/report/list-of.ts';
import { isSoon } from '../../core/report/owing.ts';
import { sayGaps } from '../../core/report/say-gaps.ts';
import { showDeadline } from '../../core/report/show-deadline.ts';
import { takingOf } from '../../core/report/taking.ts';
import { dayOf, daysBetween } from '../../core/time/day.ts';
import { type Instant, later } from '../../core/time/instant.ts';
import { showDay } from '../../core/time/show.ts';
import { isOnBehalf } from '../focus.ts';
import { loadUnitFigures } from '../load-figures.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan } from '../planner.ts';
import { loadGaps } from '../reporting/load-gaps.ts';
import { tipLines } from '../reporting/tip-lines.ts';
import { thankUnit } from '../thank-unit.ts';
import { unitLines } from './total.ts';

/** One report of one unit that is about to be filed. */
export interface Filing {
  readonly plan: Plan;
  readonly unit: Unit;
  readonly obligation: Obligation;
  /** People on the unit's list. */
  readonly rows: number;
  readonly isFiled: boolean;
  /** Other reports that the unit still owes. */
  readonly others: number;
}

export type Answer = 'ok' | 'nil';

/** Shows what would be filed, and asks. */
export async function askFiling(request: Request, filing: Filing): Promise<Outcome> {
  const { plan, unit, obligation, rows, isFiled } = filing;
  const { list, counts, evidence, difficulties } = reportOf(filing);
  const keepsList = listOf(plan.campaign, unit) !== undefined;
  const figures = await loadUnitFigures(request.tx, plan, unit, request.at);
  const lines = keepsList && rows > 0 ? unitLines(plan, unit, figures, request.at) : [];
  const question = list === undefined ? 'ask-done' : rows > 0 ? 'ask' : 'ask-nil';
  const parts: readonly Text[] = [
    ...(isFiled ? [text('report.submit.filed-before')] : []),
    // Whoever files the next one by mistake is not reminded of it any more.
    ...(isSoon(obligation.due, request.at) || isFiled
      ? []
      : [text('report.submit.early', { days: daysLeft(plan, obligation, request.at) })]),
    ...(takingOf(obligation, request.at) === 'closing' && !isFiled
      ? [text('report.submit.closing', { closes: lastDayOf(plan, obligation) })]
      : []),
    text(`report.submit.${question}`, { ...aboutOf(filing), rows }),
    ...lines,
    ...(await tipLines(request.tx, plan, unit, obligation, request.at)),
    ...sayGaps(await loadGaps(request.tx, plan, unit, { report: reportOf(filing), obligation })),
  ];
  const add = list === undefined ? [] : [commandChoice('report', unit.id, text('menu.item.report'))];
  const extra = [
    ...(counts.length > 0 ? [commandChoice('count', unit.id, text('count.choice.give'))] : []),
    ...(evidence.some((kind) => kind !== 'list')
      ? [commandChoice('evidence', unit.id, text('evidence.choice.give'))]
      : []),
    ...(difficulties ? [commandChoice('difficulty', unit.id, text('difficulty.choice.give'))] : []),
  ];
  const answer = answerFor(filing);
  const label = text(`report.submit.${list === undefined ? 'done' : answer}`);
  // Where there is nobody, adding somebody is what is meant more often.
  const ways =
    answer === 'nil' ? [...add, confirm(filing, answer, label)] : [confirm(filing, answer, label), ...add];
  return { says: [say(parts, [...ways, ...extra, toMenu()])], asks: true };
}

/**
 * Files the report. A nil report is a report: a list with nobody on it is filed as such, on purpose; so an answer that
 * was given before the list changed is asked for again.
 */
export async function fileReport(request: Request, filing: Filing, answer: Answer): Promise<Outcome> {
  if (answer !== answerFor(filing)) return askFiling(request, filing);
  const { tx, at, conversation, door } = request;
  const { plan, unit, obligation, isFiled, others } = filing;
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
  tx.audit.add({
    at,
    actor: by,
    action: 'file-report',
    subject: obligation.key,
    detail: { nil, ...(isOnBehalf(request.grants, unit.id) && { onBehalf: true }) },
  });
  const onBehalf = isOnBehalf(request.grants, unit.id);
  const action = onBehalf ? 'filed-on-behalf' : isFiled ? 'filed-again' : nil ? 'filed-nil' : 'filed';
  tx.histories.add({
    subject: `report:${obligation.key}`,
    at,
    by,
    action,
    detail: { rows: String(filing.rows) },
  });
  if (!isFiled) await thankUnit(request, { plan, unit, obligation });
  const filed = isFiled ? 'updated' : at < obligation.due ? 'filed' : 'filed-late';
  const next = others > 0 ? [commandChoice('submit', unit.id, text('report.submit.other'))] : [];
  const parts = [
    text(`report.submit.${filed}`, aboutOf(filing)),
    ...(await tipLines(tx, plan, unit, obligation, at)),
  ];
  return { says: [say(parts, next)] };
}

/** The last day on which it is still taken, late. */
export const lastDayOf = ({ campaign }: Plan, { closes }: Obligation): string =>
  showDay(dayOf(later(closes, -1), campaign.timeZone));

const daysLeft = ({ campaign: { timeZone } }: Plan, { due }: Obligation, at: Instant): number =>
  daysBetween(dayOf(at, timeZone), dayOf(later(due, -1), timeZone));

const reportOf = ({ plan, obligation }: Filing): Report =>
  plan.campaign.reports.find(({ id }) => id === obligation.report) as Report;

/** The one answer that agrees with the list as it is now. */
const answerFor = (filing: Filing): Answer => (reportOf(filing).list && filing.rows === 0 ? 'nil' : 'ok');

const aboutOf = (filing: Filing) => ({
  unit: plain(filing.unit.name),
  report: plain(reportOf(filing).title),
  deadline: showDeadline(filing.obligation.due, filing.plan.campaign.timeZone),
});

const confirm = ({ unit, obligation }: Filing, answer: Answer, label: Text): Choice =>
  commandChoice('submit', `${unit.id} ${obligation.report} ${obligation.period} ${answer}`, label);
