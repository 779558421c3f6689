import * as z from 'zod';
import { type Calendar, dayOff, workingDayFrom } from './calendar.ts';
import { atClock, ClockTime } from './clock-time.ts';
import { addDays, type Day, dayOf } from './day.ts';
import { HOUR, type Instant, later } from './instant.ts';

/** When an office is open on a working day, in parts that follow one another. */
export const WorkingHours = z
  .array(z.strictObject({ from: ClockTime, until: ClockTime }))
  .min(1)
  .refine(
    (parts) => parts.every(({ from, until }, n) => from < until && (parts[n - 1]?.until ?? '00:00') <= from),
    'expected parts of a day in their order, such as 07:30 to 11:30 and 13:30 to 17:00',
  );
export type WorkingHours = z.infer<typeof WorkingHours>;

export const OFFICE_HOURS: WorkingHours = WorkingHours.parse([
  { from: '07:30', until: '11:30' },
  { from: '13:00', until: '17:00' },
]);

interface Office {
  readonly calendar: Calendar;
  readonly timeZone: string;
  readonly hours?: WorkingHours;
}

/** The moment at which so many hours of work have passed since then. Nights, weekends and holidays do not count. */
export function addWorkingHours(since: Instant, hours: number, office: Office): Instant {
  let left = hours * HOUR;
  for (let day = dayOf(since, office.timeZone); ; day = workingDayFrom(office.calendar, addDays(day, 1))) {
    for (const { start, end } of partsOf(day, since, office)) {
      if (left <= end - start) return later(start, left);
      left -= end - start;
    }
  }
}

/** Hours of work between two moments, to the tenth; 0 when the second is not the later one. */
export function workingHoursBetween(from: Instant, until: Instant, office: Office): number {
  let total = 0;
  const last = dayOf(until, office.timeZone);
  for (let day = dayOf(from, office.timeZone); day <= last; day = addDays(day, 1)) {
    for (const { start, end } of partsOf(day, from, office)) {
      total += Math.max(0, Math.min(end, until) - start);
    }
  }
  return Math.round((total / HOUR) * 10) / 10;
}

/** The open parts of a day that lie after a moment. */
function partsOf(
  day: Day,
  after: Instant,
  { calendar, timeZone, hours = OFFICE_HOURS }: Office,
): readonly { readonly start: Instant; readonly end: Instant }[] {
  if (dayOff(calendar, day) !== undefined) return [];
  return hours.flatMap(({ from, until }) => {
    const end = atClock(day, until, timeZone);
    const start = Math.max(atClock(day, from, timeZone), after) as Instant;
    return start < end ? [{ start, end }] : [];
  });
}
