import * as z from 'zod';
import type { Day } from './day.ts';
import type { Instant } from './instant.ts';

/** A time of day on a local clock: 08:00. Times compare with < and >. */
export type ClockTime = string & { readonly __brand: 'ClockTime' };
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as 08:00')
  .transform((text) => text as ClockTime);

/** When a local clock shows that time on that day. */
export const atClock = (on: Day, time: ClockTime, timeZone: string): Instant =>
  Temporal.PlainDate.from(on).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds as Instant;

/** What a local clock shows at an instant, to the minute. */
export const clockAt = (at: Instant, timeZone: string): ClockTime =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' }) as ClockTime;
