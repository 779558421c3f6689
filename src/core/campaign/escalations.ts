import { addWorkingDays, type Calendar, WEEKENDS } from '../time/calendar.ts';
import { atClock } from '../time/clock-time.ts';
import { dayOf, startOf } from '../time/day.ts';
import { later } from '../time/instant.ts';
import { afterQuiet } from '../time/quiet-hours.ts';
import { type Campaign, firstDay } from './campaign.ts';
import { type Escalation, workingDaysOf } from './escalation.ts';
import { ladderOf, offsetsOf } from './ladder.ts';
import type { Obligation } from './obligations.ts';
import { daysOpen, type Firing, momentsOf } from './reminders.ts';
import type { Report } from './report.ts';

const DEFAULT: Escalation = [
  { to: 'deputy', at: 'W-1' },
  { to: 'officer', at: 'W+1' },
  { to: 'leader', at: 'W+3' },
];

/** What comes every day or week would climb without end, so it climbs only where its report says how. */
export function escalationOf(campaign: Campaign, report: Report): Escalation {
  const isOften = report.due.some(({ every }) => every === 'day' || every === 'week');
  return report.escalation ?? (isOften ? [] : (campaign.escalation ?? DEFAULT));
}

/** Every step of every obligation, in order of time, while its report can be filed. Judged again when it is sent. */
export function escalationsOf(
  campaign: Campaign,
  obligations: readonly Obligation[],
  calendar: Calendar = WEEKENDS,
): readonly Firing[] {
  const { timeZone } = campaign;
  const start = startOf(firstDay(campaign), timeZone);
  const reports = new Map(campaign.reports.map((report) => [report.id, report]));
  const known = new Map<string, ReturnType<typeof stepsOf>>();
  return obligations
    .flatMap((obligation) => {
      const { key, unit, opens, closes } = obligation;
      const report = reports.get(obligation.report);
      if (report === undefined) return [];
      const name = `${report.id} ${opens} ${obligation.due}`;
      const steps = known.get(name) ?? stepsOf(campaign, report, obligation, calendar);
      known.set(name, steps);
      return steps
        .filter(({ at }) => at >= start && at >= opens && at < closes)
        .map(({ to, at }) => ({
          key: `${key}/to-${to}`,
          obligation: key,
          report: report.id,
          unit,
          offset: `to-${to}`,
          at,
          to,
        }));
    })
    .toSorted((a, b) => a.at - b.at);
}

function stepsOf(campaign: Campaign, report: Report, obligation: Obligation, calendar: Calendar) {
  const { timeZone } = campaign;
  const { due } = obligation;
  const start = startOf(firstDay(campaign), timeZone);
  const ladder = ladderOf(campaign.reminders, report.reminders);
  const lastDay = dayOf(later(due, -1), timeZone);
  const rungs = momentsOf(due, offsetsOf(ladder, daysOpen(obligation)), ladder, timeZone, calendar);
  const asked = rungs.filter(({ at }) => at >= start && at >= obligation.opens).map(({ at }) => at);
  return (
    escalationOf(campaign, report)
      .map(({ to, at }) => {
        const on = addWorkingDays(calendar, lastDay, workingDaysOf(at));
        return { to, at: afterQuiet(atClock(on, ladder.at, timeZone), timeZone, ladder.quiet) };
      })
      // Before the deadline, whoever has not been asked yet is not silent.
      .filter((step) => step.at >= due || asked.some((at) => at < step.at))
  );
}
