import { type Calendar, WEEKENDS, workingDayFrom, workingDayUntil } from '../time/calendar.ts';
import { atClock } from '../time/clock-time.ts';
import { addDays, type Day, dayOf, startOf } from '../time/day.ts';
import { HOUR, type Instant, later } from '../time/instant.ts';
import { afterQuiet } from '../time/quiet-hours.ts';
import { type Campaign, firstDay } from './campaign.ts';
import type { ClimbsTo } from './escalation.ts';
import { daysOf, type Ladder, ladderOf, offsetsOf } from './ladder.ts';
import type { Obligation } from './obligations.ts';

const DAY = 24 * HOUR;
/** No row of days off is longer. */
const HOLIDAYS = 14;

/** One reminder of one obligation. Whether it is still owed is judged again when it is sent. */
export interface Firing {
  /** <obligation>/<offset>: planning twice, or after a crash, fires once. */
  readonly key: string;
  readonly obligation: string;
  readonly report: string;
  readonly unit: string;
  readonly offset: string;
  readonly at: Instant;
  /** Whom silence has climbed to; without it the reminder is the head's own. */
  readonly to?: ClimbsTo;
}

/**
 * The whole ladder of every obligation, in order of time. What would come before the campaign's first day is left out,
 * and so is what would come before the report can be filed: a weekly report is not reminded of a week ahead.
 */
export function remindersOf(
  campaign: Campaign,
  obligations: readonly Obligation[],
  calendar: Calendar = WEEKENDS,
): readonly Firing[] {
  const { timeZone } = campaign;
  const start = startOf(firstDay(campaign), timeZone);
  const ladders = laddersOf(campaign);
  // Units of one report share their deadline, and calendars are slow: each ladder is worked out once.
  const moments = new Map<string, readonly Moment[]>();
  return obligations
    .flatMap(({ key, report, unit, opens, begins, due, closes }) => {
      const ladder = ladders.get(report);
      if (ladder === undefined) return [];
      const offsets = offsetsOf(ladder, daysOpen({ begins, due }));
      const name = `${report} ${due} ${offsets.length}`;
      const known = moments.get(name) ?? momentsOf(due, offsets, ladder, timeZone, calendar);
      moments.set(name, known);
      return known
        .filter(({ at }) => at >= start && at >= opens && at < closes)
        .map(({ offset, at }) => ({ key: `${key}/${offset}`, obligation: key, report, unit, offset, at }));
    })
    .toSorted((a, b) => a.at - b.at);
}

/**
 * What falls due from `from` up to, not including, `to`, and is not in the ledger yet. Windows that meet plan the same
 * as their union, so a tick may look back as far as it likes.
 */
export function remindersDue(
  campaign: Campaign,
  obligations: readonly Obligation[],
  ledger: ReadonlySet<string>,
  from: Instant,
  to: Instant,
  calendar: Calendar = WEEKENDS,
): readonly Firing[] {
  const ladders = laddersOf(campaign);
  // Ladders are worked out only where the window can touch them: a quiet night moves a reminder by
  // less than a day, Tết by less than two weeks.
  const near = obligations.filter(({ report, begins, due }) => {
    const ladder = ladders.get(report);
    const days = ladder === undefined ? [] : offsetsOf(ladder, daysOpen({ begins, due })).map(daysOf);
    return (
      due + (Math.min(...days) - 2 - HOLIDAYS) * DAY < to &&
      due + (Math.max(...days) + 2 + HOLIDAYS) * DAY >= from
    );
  });
  return remindersOf(campaign, near, calendar).filter(
    ({ key, at }) => at >= from && at < to && !ledger.has(key),
  );
}

const laddersOf = (campaign: Campaign): ReadonlyMap<string, Ladder> =>
  new Map(campaign.reports.map((report) => [report.id, ladderOf(campaign.reminders, report.reminders)]));

/** How many days a report can be filed in time. */
export const daysOpen = ({ begins, due }: Pick<Obligation, 'begins' | 'due'>): number =>
  Math.round((due - begins) / DAY);

export interface Moment {
  readonly offset: string;
  readonly at: Instant;
}

/** When these rungs of a ladder fall: in days before the last day that counts, on the local clock, outside the quiet hours. */
export function momentsOf(
  due: Instant,
  offsets: readonly string[],
  ladder: Ladder,
  timeZone: string,
  calendar: Calendar = WEEKENDS,
): readonly Moment[] {
  const lastDay = dayOf(later(due, -1), timeZone);
  return offsets.map((offset) => ({
    offset,
    at: afterQuiet(
      atClock(dayOfOffset(lastDay, daysOf(offset), ladder, calendar), ladder.at, timeZone),
      timeZone,
      ladder.quiet,
    ),
  }));
}

/** Moved away from a day off as the plan says, but never over the deadline: what is said before it stays before it. */
function dayOfOffset(lastDay: Day, days: number, { onHoliday }: Ladder, calendar: Calendar): Day {
  const own = addDays(lastDay, days);
  if (onHoliday === 'keep') return own;
  const moved = onHoliday === 'forward' ? workingDayFrom(calendar, own) : workingDayUntil(calendar, own);
  return own <= lastDay === moved <= lastDay ? moved : own;
}
