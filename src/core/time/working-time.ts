import * as z from 'zod';
import { type Calendar, dayOff, WEEKENDS } from './calendar.ts';
import { atClock, ClockTime } from './clock-time.ts';
import { addDays, dayOf } from './day.ts';
import { type Instant, later, MINUTE } from './instant.ts';

/** When people of the commune work, on working days: the morning and the afternoon, say. */
export type WorkingTime = z.infer<typeof WorkingTime>;
export const WorkingTime = z
  .array(
    z
      .strictObject({ from: ClockTime, until: ClockTime })
      .refine(({ from, until }) => from < until, 'it must end after it begins'),
  )
  .min(1);

/** Days looked through before giving up: longer than any Tết. */
const MAX_DAYS = 400;

/** The moment at which so many minutes of working time have passed. Nights, lunch and days off do not count. */
export function afterWorking(
  at: Instant,
  minutes: number,
  hours: WorkingTime,
  timeZone: string,
  calendar: Calendar = WEEKENDS,
): Instant {
  let left = minutes * MINUTE;
  let day = dayOf(at, timeZone);
  for (let days = 0; days < MAX_DAYS; days++, day = addDays(day, 1)) {
    if (dayOff(calendar, day) !== undefined) continue;
    for (const { from, until } of hours) {
      const begins = Math.max(at, atClock(day, from, timeZone)) as Instant;
      const lasts = atClock(day, until, timeZone) - begins;
      if (lasts <= 0) continue;
      if (left <= lasts) return later(begins, left);
      left -= lasts;
    }
  }
  throw new Error('nobody ever works in this commune');
}
