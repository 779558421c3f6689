import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Say, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { countSubject } from '../../core/report/count-subject.ts';
import { listOf } from '../../core/report/list-of.ts';
import { areRound } from '../../core/report/report-flags.ts';
import { gapsOf } from '../../core/report/report-gaps.ts';
import { sayGaps } from '../../core/report/say-gaps.ts';
import { dayOf } from '../../core/time/day.ts';
import { showDay } from '../../core/time/show.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan } from '../planner.ts';
import { loadGiven } from './load-gaps.ts';
import { type OpenReport, openReports } from './open-reports.ts';

/** Keeps the numbers for the report that wants them next, and says at once what does not agree or is missing. */
export async function stateCounts(
  request: Request,
  plan: Plan,
  unit: Unit,
  counts: ReadonlyMap<string, number>,
  notes: readonly Text[] = [],
): Promise<Outcome> {
  const { tx, at, conversation } = request;
  const { campaign } = plan;
  const wanted = [...counts.keys()];
  const reports = await openReports(tx, plan, unit, at, (report) => report.counts.length > 0);
  const open = reports.find(({ report }) => wanted.some((metric) => report.counts.includes(metric)));
  if (open === undefined) {
    const key = reports.length > 0 ? 'count.not-asked' : 'count.none-open';
    return { says: [say([text(key, { unit: plain(unit.name) })])] };
  }

  const kept = wanted.filter((metric) => open.report.counts.includes(metric));
  const before = (await loadGiven(tx, plan, unit, open)).counts;
  const place = { commune: campaign.commune, campaign: campaign.id, unit: unit.id };
  for (const metric of kept) {
    const value = counts.get(metric) as number;
    const subject = countSubject(open.obligation, metric);
    tx.stated.state({
      ...place,
      subject,
      value,
      asOf: dayOf(at, campaign.timeZone),
      by: conversation.account,
      at,
    });
  }
  tx.audit.add({
    at,
    actor: conversation.account,
    action: 'state-counts',
    subject: open.obligation.key,
    detail: { metrics: kept.length },
  });
  tx.histories.add({
    subject: `report:${open.obligation.key}`,
    at,
    by: conversation.account,
    action: kept.some((metric) => before.has(metric)) ? 'counts-corrected' : 'counts-stated',
    detail: Object.fromEntries(
      kept.map((metric) => [metric, `${before.get(metric) ?? ''}→${counts.get(metric)}`]),
    ),
  });
  const left = wanted.filter((metric) => !kept.includes(metric));
  const extra = left.map((metric) => text('count.no-place', { metric: text(`campaign.metric.${metric}`) }));
  return { says: [await sayCounts(request, plan, unit, open, [...notes, ...extra])], asks: false };
}

/** What is stated for a report, line by line, and what is still missing. */
export async function sayCounts(
  { tx, at }: Request,
  plan: Plan,
  unit: Unit,
  open: OpenReport,
  notes: readonly Text[],
): Promise<Say> {
  const given = await loadGiven(tx, plan, unit, open);
  const follows = open.report.countsFollowList && given.hasList;
  const lines = open.report.counts.map((metric) => {
    const value = given.counts.get(metric);
    const about = { metric: text(`campaign.metric.${metric}`), value: value ?? given.listed(metric) };
    if (value !== undefined) return text('count.line', about);
    return text(follows ? 'count.from-list' : 'count.blank', about);
  });
  const gaps = gapsOf(open.report, listOf(plan.campaign, unit) !== undefined, given);
  return say(
    [
      text('count.head', {
        report: plain(open.report.title),
        unit: plain(unit.name),
        day: showDay(dayOf(at, plan.campaign.timeZone)),
      }),
      ...joinTexts('flow.lines', lines),
      ...(areRound([...given.counts.values()]) ? [text('count.round')] : []),
      ...notes,
      ...sayGaps(gaps),
      text('count.how'),
    ],
    [
      commandChoice('list', unit.id, text('menu.item.list')),
      commandChoice('submit', unit.id, text('menu.item.submit')),
    ],
  );
}
