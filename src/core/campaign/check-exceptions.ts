import { type Calendar, dayOff } from '../time/calendar.ts';
import { addDays, dayOf, weekdayOf } from '../time/day.ts';
import { atMoment } from '../time/moment.ts';
import { type Campaign, firstDay, lastDay } from './campaign.ts';
import { type Check, error, type Finding, warning } from './finding.ts';
import { hint } from './nearest.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Report } from './report.ts';

/** What a plan says beside its rule: single deadlines that were moved, and times in which nothing goes out. */
export const checkExceptions: Check = (campaign, { calendar }) => [
  ...campaign.reports.flatMap((report, index) =>
    checkMoved(campaign, report, ['reports', index, 'moved'], calendar),
  ),
  ...checkPauses(campaign),
];

function checkMoved(
  campaign: Campaign,
  report: Report,
  path: Finding['path'],
  calendar: Calendar | undefined,
): readonly Finding[] {
  if (report.moved.length === 0) return [];
  const { phases } = campaign;
  const first = firstDay(campaign);
  // As far as the last of them could reach.
  const latest =
    report.moved
      .map(({ through }) => through)
      .toSorted()
      .at(-1) ?? first;
  const span = { from: first, until: addDays(latest, 730), phases, calendar };
  const planned = occurrencesOf(report.due, { ...span, onHoliday: report.onHoliday });
  const byPeriod = new Map(planned.map((one) => [one.period, one]));
  return report.moved.flatMap(({ period, through }, n): Finding[] => {
    const occurrence = byPeriod.get(period);
    if (occurrence === undefined) {
      const near = planned.slice(0, 3).map((one) => one.period);
      const known = near.length === 0 ? 'it has no deadline' : `its periods are ${near.join(', ')} …`;
      return [
        error(
          [...path, n, 'period'],
          `"${report.id}" has no period "${period}"; ${known}${hint(period, byPeriod.keys())}`,
        ),
      ];
    }
    if (report.moved.findIndex((one) => one.period === period) < n)
      return [error([...path, n, 'period'], `the period "${period}" of "${report.id}" is moved twice`)];
    const at = [...path, n, 'through'];
    if (through < occurrence.opens)
      return [
        error(
          at,
          `the last day for "${report.id}" is moved to ${through}, before it opens on ${occurrence.opens}`,
        ),
      ];
    if (addDays(through, 1) === occurrence.due)
      return [warning(at, `${through} is the last day for "${report.id}" anyway; this line changes nothing`)];
    const off = calendar && dayOff(calendar, through);
    if (off === undefined) return [];
    const what =
      off.kind === 'holiday'
        ? `a holiday, ${off.name}`
        : weekdayOf(through) === 6
          ? 'a Saturday'
          : 'a Sunday';
    return [warning(at, `the last day for "${report.id}" is moved to ${through}, ${what}`)];
  });
}

function checkPauses(campaign: Campaign): readonly Finding[] {
  const { pauses, timeZone } = campaign;
  const first = firstDay(campaign);
  const last = lastDay(campaign);
  const spans = pauses.map(({ from, until }) => ({
    from: atMoment(from, timeZone),
    until: until === undefined ? Number.POSITIVE_INFINITY : atMoment(until, timeZone),
  }));
  return spans.flatMap(({ from, until }, n): Finding[] => {
    const path = ['pauses', n];
    const { from: written, until: end } = pauses[n] ?? {};
    if (until <= from)
      return [error([...path, 'until'], `this pause goes on at ${end}, but begins only at ${written}`)];
    const clash = spans.findIndex((other, m) => m < n && other.from < until && from < other.until);
    if (clash >= 0)
      return [error([...path, 'from'], `this pause overlaps the one that begins at ${pauses[clash]?.from}`)];
    if (last !== undefined && dayOf(from, timeZone) > addDays(last, AFTERMATH_DAYS))
      return [warning([...path, 'from'], `this pause begins after the campaign has ended on ${last}`)];
    if (end !== undefined && dayOf(atMoment(end, timeZone), timeZone) <= first)
      return [warning([...path, 'until'], `this pause is over before the campaign starts on ${first}`)];
    if (end === undefined)
      return [
        warning([...path, 'from'], `nobody is reminded from ${written} on; say until: when it goes on`),
      ];
    return [];
  });
}

/** Reports of a phase may be due some weeks after it, as in closings.ts. */
const AFTERMATH_DAYS = 31;
