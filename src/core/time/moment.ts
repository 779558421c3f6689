import * as z from 'zod';
import { Day, startOf } from './day.ts';
import { type Instant, instant } from './instant.ts';

/** A point in time as it is written in a plan: 2025-12-20 (when that day begins), or 2025-12-20T09:30:00+07:00. */
export type Moment = z.infer<typeof Moment>;
export const Moment = z
  .string()
  .refine(
    (text) => Day.safeParse(text).success || WithOffset.safeParse(text).success,
    'expected a day such as 2025-12-20, or a moment such as 2025-12-20T09:30:00+07:00',
  );

const WithOffset = z.iso.datetime({ offset: true });

export const atMoment = (moment: Moment, timeZone: string): Instant => {
  const day = Day.safeParse(moment).data;
  return day === undefined ? instant(moment) : startOf(day, timeZone);
};
