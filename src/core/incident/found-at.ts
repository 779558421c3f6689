import { atClock, ClockTime } from '../time/clock-time.ts';
import { Day, startOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';

/**
 * The instant of an answer to "when": "24/11/2025 17:00", a range of hours of a day, or a day alone. The earliest it can
 * have been, since a clock of the law begins there. Never later than `now`.
 */
export function foundAt(shown: string, timeZone: string, now: Instant): Instant {
  const [, date = '', month = '', year = '', clock] =
    /^(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}:\d{2}))?/.exec(shown) ?? [];
  const day = Day.safeParse(`${year}-${month}-${date}`).data;
  if (day === undefined) return now;
  const time = ClockTime.safeParse(clock).data;
  const at = time === undefined ? startOf(day, timeZone) : atClock(day, time, timeZone);
  return at > now ? now : at;
}
