import { type Calendar, dayOff } from '../time/calendar.ts';
import { addDays, type Day, startOf, weekdayOf } from '../time/day.ts';
import { type Campaign, firstDay } from './campaign.ts';
import { type Check, error, type Finding, warning } from './finding.ts';
import { ladderOf } from './ladder.ts';
import { occurrencesOf } from './occurrences.ts';
import { momentsOf } from './reminders.ts';
import type { Report } from './report.ts';

const FOREVER = '9999-12-31' as Day;

/** Phases and deadlines in an order that makes sense, on days when somebody works. */
export const checkDates: Check = (campaign, { calendar }) => [
  ...checkPhases(campaign),
  ...campaign.reports.flatMap((report, index) =>
    checkDeadlines(campaign, report, ['reports', index], calendar),
  ),
];

function checkPhases({ phases }: Campaign): readonly Finding[] {
  return phases.flatMap(({ id, kind, start, through }, index): Finding[] => {
    if (through !== undefined && through < start)
      return [
        error(
          ['phases', index, 'through'],
          `the phase "${id}" ends on ${through}, before it starts on ${start}`,
        ),
      ];
    const clash = phases.find(
      (other, at) =>
        at < index &&
        other.kind === kind &&
        start <= (other.through ?? FOREVER) &&
        other.start <= (through ?? FOREVER),
    );
    return clash === undefined
      ? []
      : [warning(['phases', index, 'start'], `the phase "${id}" overlaps "${clash.id}"`)];
  });
}

function checkDeadlines(
  campaign: Campaign,
  report: Report,
  path: Finding['path'],
  calendar: Calendar | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  const first = firstDay(campaign);
  const known = new Set(campaign.phases.map(({ id }) => id));
  const periods = new Set<string>();

  for (const [index, deadline] of report.due.entries()) {
    const at = [...path, 'due', index];
    // A phase that does not exist is told elsewhere.
    if ('phase' in deadline && deadline.phase !== undefined && !known.has(deadline.phase)) continue;
    const occurrences = occurrencesOf([deadline], {
      from: first,
      until: addDays(first, 730),
      phases: campaign.phases,
      calendar,
      onHoliday: report.onHoliday,
    });
    const isOften = deadline.every === 'day' || deadline.every === 'week';
    for (const { period, due, opens } of occurrences) {
      const last = addDays(due, -1);
      if (periods.has(period))
        findings.push(
          error(
            at,
            `two deadlines of "${report.id}" are for the period "${period}"; name them apart with phase: or period:`,
          ),
        );
      periods.add(period);
      if (last < first)
        findings.push(
          error(at, `the last day for "${report.id}" is ${last}, before the campaign starts on ${first}`),
        );
      else if (last < opens)
        findings.push(error(at, `the last day for "${report.id}" is ${last}, before it opens on ${opens}`));
      // What comes every day or week meets days off by its nature, and its long offsets are left out by design.
      if (!isOften)
        findings.push(
          ...checkDayOff(report, last, at, calendar),
          ...checkReminders(campaign, report, due, at, calendar),
        );
    }
  }
  return findings;
}

function checkDayOff(
  report: Report,
  last: Day,
  path: Finding['path'],
  calendar: Calendar | undefined,
): readonly Finding[] {
  const off = calendar && dayOff(calendar, last);
  if (off === undefined) return [];
  const what =
    off.kind === 'holiday' ? `a holiday, ${off.name}` : weekdayOf(last) === 6 ? 'a Saturday' : 'a Sunday';
  return [warning(path, `the last day for "${report.id}", ${last}, is ${what}`)];
}

function checkReminders(
  campaign: Campaign,
  report: Report,
  due: Day,
  path: Finding['path'],
  calendar: Calendar | undefined,
): readonly Finding[] {
  const { timeZone } = campaign;
  const start = startOf(firstDay(campaign), timeZone);
  const ladder = ladderOf(campaign.reminders, report.reminders);
  // What is worked out from the length of the report fits into it.
  const written = ladder.offsets ?? [];
  const early = momentsOf(startOf(due, timeZone), written, ladder, timeZone, calendar).filter(
    ({ at }) => at < start,
  );
  if (early.length === 0) return [];
  const offsets = early.map(({ offset }) => offset).join(', ');
  return [
    warning(
      path,
      `the reminders ${offsets} of "${report.id}" would come before the campaign starts on ${firstDay(campaign)} and are left out; give the report a shorter ladder, reminders: { offsets: [T-1, T-0] }, or none, and it follows from the length`,
    ),
  ];
}
