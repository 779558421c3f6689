import * as z from 'zod';
import { Day, startOf } from './day.ts';
import { type Instant, instant } from './instant.ts';

/** A point in time as it is written in a plan: 2025-12-20 (when that day begins), or 2025-12-20T09:30:00+07:00. */
export type Moment = z.infer<typeof Moment>;
export const Moment = z.union([Day, z.iso.datetime({ offset: true })], {
  error: 'expected a day such as 2025-12-20, or a moment such as 2025-12-20T09:30:00+07:00',
});

export const atMoment = (moment: Moment, timeZone: string): Instant => {
  const day = Day.safeParse(moment).data;
  return day === undefined ? instant(moment) : startOf(day, timeZone);
};
