import * as z from 'zod';
import { addDays, Day, weekdayOf } from './day.ts';

/** One year of public holidays and of weekend days that are worked instead of another day. */
export type CalendarYear = z.infer<typeof CalendarYear>;
export const CalendarYear = z.strictObject({
  year: z.int(),
  holidays: z.array(z.strictObject({ day: Day, through: Day.optional(), name: z.string().min(1) })),
  worked: z.array(z.strictObject({ day: Day, instead: Day })).default([]),
});

export interface Calendar {
  readonly holidays: ReadonlyMap<Day, string>;
  readonly worked: ReadonlySet<Day>;
}

/** Where no file of holidays was read: only weekends are known. */
export const WEEKENDS: Calendar = { holidays: new Map(), worked: new Set() };

export type DayOff = { readonly kind: 'holiday'; readonly name: string } | { readonly kind: 'weekend' };

export function toCalendar(years: readonly CalendarYear[]): Calendar {
  const holidays = new Map<Day, string>();
  for (const { day, through = day, name } of years.flatMap((year) => year.holidays)) {
    for (let each = day; each <= through; each = addDays(each, 1)) holidays.set(each, name);
  }
  return { holidays, worked: new Set(years.flatMap(({ worked }) => worked.map(({ day }) => day))) };
}

/** Why nobody works that day; undefined on a working day. */
export function dayOff(calendar: Calendar, on: Day): DayOff | undefined {
  const name = calendar.holidays.get(on);
  if (name !== undefined) return { kind: 'holiday', name };
  return weekdayOf(on) >= 6 && !calendar.worked.has(on) ? { kind: 'weekend' } : undefined;
}

/** The day itself, or the first working day after it. */
export function workingDayFrom(calendar: Calendar, on: Day): Day {
  let each = on;
  while (dayOff(calendar, each) !== undefined) each = addDays(each, 1);
  return each;
}

/** The day itself, or the last working day before it. */
export function workingDayUntil(calendar: Calendar, on: Day): Day {
  let each = on;
  while (dayOff(calendar, each) !== undefined) each = addDays(each, -1);
  return each;
}

/** So many working days after that day; a negative number goes back. The day itself does not count. */
export function addWorkingDays(calendar: Calendar, to: Day, days: number): Day {
  const step = days < 0 ? -1 : 1;
  let each = to;
  for (let left = Math.abs(days); left > 0; left--) {
    each = addDays(each, step);
    each = step < 0 ? workingDayUntil(calendar, each) : workingDayFrom(calendar, each);
  }
  return each;
}
