import * as z from 'zod';
import type { Instant } from './instant.ts';

/** A day on a local calendar, ISO: 2025-12-31. Days compare with < and >. */
export type Day = string & { readonly __brand: 'Day' };
export const Day = z
  .string()
  .refine(isDay, 'expected a day that exists, written 2025-12-31')
  .transform((text) => text as Day);

/** Reads 2025-12-31. Throws RangeError on anything else. */
export const day = (iso: string): Day => Temporal.PlainDate.from(iso).toString() as Day;

/** The local day that an instant belongs to. */
export const dayOf = (at: Instant, timeZone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString() as Day;

/** The first instant of a local day. */
export const startOf = (of: Day, timeZone: string): Instant =>
  Temporal.PlainDate.from(of).toZonedDateTime(timeZone).epochMilliseconds as Instant;

/** The first instant after a local day. */
export const endOf = (of: Day, timeZone: string): Instant => startOf(addDays(of, 1), timeZone);

export const addDays = (to: Day, days: number): Day =>
  Temporal.PlainDate.from(to).add({ days }).toString() as Day;

/** The same day of a later month; 31 January and a month is the last day of February. */
export const addMonths = (to: Day, months: number): Day =>
  Temporal.PlainDate.from(to).add({ months }).toString() as Day;

/** How many days `to` lies after `from`; negative when before. */
export const daysBetween = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (of: Day): number => Temporal.PlainDate.from(of).dayOfWeek;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
