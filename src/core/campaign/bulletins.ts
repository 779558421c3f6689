import { addWorkingDays, type Calendar, WEEKENDS, workingDayFrom } from '../time/calendar.ts';
import { atClock } from '../time/clock-time.ts';
import { addDays, type Day, weekdayOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { afterQuiet } from '../time/quiet-hours.ts';
import type { Announcement } from './announcement.ts';
import { type Campaign, firstDay } from './campaign.ts';
import { WEEKDAYS } from './deadline.ts';
import { ladderOf } from './ladder.ts';

/** One announcement on one day. */
export interface PlannedBulletin {
  /** <commune>/<campaign>/<announcement>/<day of the plan>. */
  readonly key: string;
  readonly announcement: Announcement;
  /** 0 for the first one: which slogans have their turn. */
  readonly turn: number;
  readonly at: Instant;
  /** When the officer is shown it: on the working morning before. */
  readonly shown: Instant;
}

/** Everything that is to be announced, in order of time. */
export function bulletinsOf(campaign: Campaign, calendar: Calendar = WEEKENDS): readonly PlannedBulletin[] {
  const { commune, id, timeZone, announcements } = campaign;
  const { at: clock, quiet } = ladderOf(campaign.reminders);
  return announcements
    .flatMap((announcement) => {
      const taken = new Set<Day>();
      return daysOf(announcement, campaign).flatMap((day, turn): PlannedBulletin[] => {
        const on = announcement.onHoliday === 'forward' ? workingDayFrom(calendar, day) : day;
        // Two days that move to the same working day are one bulletin.
        if (taken.has(on)) return [];
        taken.add(on);
        const key = `${commune}/${id}/${announcement.id}/${day}`;
        const at = afterQuiet(atClock(on, announcement.at, timeZone), timeZone, quiet);
        const shown = atClock(addWorkingDays(calendar, on, -1), clock, timeZone);
        return [{ key, announcement, turn, at, shown }];
      });
    })
    .toSorted((a, b) => a.at - b.at);
}

function daysOf({ on }: Announcement, campaign: Campaign): readonly Day[] {
  if (on.every === undefined) return on.days.toSorted();
  const { from = firstDay(campaign), until = lastPeakDay(campaign) } = on;
  const isMeant = (each: Day): boolean =>
    on.every === 'week'
      ? on.days.some((name) => WEEKDAYS.indexOf(name) === weekdayOf(each) - 1)
      : on.days.includes(Number(each.slice(8)));
  const days: Day[] = [];
  for (let each = from; each <= until; each = addDays(each, 1)) if (isMeant(each)) days.push(each);
  return days;
}

/** Where the peak has no end, or there is none: a year is announced. */
function lastPeakDay(campaign: Campaign): Day {
  const peaks = campaign.phases.filter(({ kind }) => kind === 'peak').map(({ through }) => through);
  const last = peaks.includes(undefined) ? undefined : peaks.toSorted().at(-1);
  return last ?? addDays(firstDay(campaign), 365);
}

/** The slogans whose turn it is, exactly as the plan has them. */
export function slogansOf({ slogans }: Campaign, { announcement, turn }: PlannedBulletin): readonly string[] {
  const count = Math.min(announcement.slogans, slogans.length);
  return Array.from({ length: count }, (_, n) => slogans[(turn * count + n) % slogans.length] as string);
}
