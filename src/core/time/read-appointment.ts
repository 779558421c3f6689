import { fold } from '../message/fold.ts';
import { atClock, ClockTime, clockAt } from './clock-time.ts';
import { addDays, dayOf } from './day.ts';
import type { Instant } from './instant.ts';
import { isQuiet } from './quiet-hours.ts';

export type Appointment = { readonly at: Instant } | { readonly wrong: 'unreadable' | 'quiet' };

const MORNING = ClockTime.parse('08:00');
const EVENING = ClockTime.parse('18:00');

/**
 * "15h", "15 giờ 30", "8:00 sáng mai", "3h chiều", "tối nay", "mai", "tomorrow 9am": the next such moment. An hour that
 * has passed today is tomorrow's; nobody is reminded at night.
 */
export function readAppointment(typed: string, now: Instant, timeZone: string): Appointment {
  const words = fold(typed);
  const isTomorrow = /\b(mai|tomorrow)\b/.test(words);
  const time =
    readTime(words) ??
    (isTomorrow ? MORNING : /\b(toi nay|tonight|this evening)\b/.test(words) ? EVENING : undefined);
  if (time === undefined) return { wrong: 'unreadable' };
  const today = dayOf(now, timeZone);
  const isPast = time <= clockAt(now, timeZone);
  const at = atClock(isTomorrow || isPast ? addDays(today, 1) : today, time, timeZone);
  return isQuiet(at, timeZone) ? { wrong: 'quiet' } : { at };
}

/** "Toi" alone is folded "tôi", who speaks, unless it stands behind an hour: "8h tối". */
const AFTERNOON =
  /\b(chieu|toi nay|toi mai|buoi toi|pm|tonight|evening|afternoon)\b|\d\s*(?:h|gio)?\s*toi\b|\dpm\b/;

/** An hour of the day as people write it; undefined where there is none. */
export function readTime(words: string): ClockTime | undefined {
  const match = /(?<![\d/])\b(?<hour>\d{1,2})\s*(?:(?:h|gio|g|:|am|pm)\s*(?<minute>\d{2})?)?(?![\d/])/.exec(
    words,
  )?.groups;
  if (match === undefined) return undefined;
  const hour = Number(match['hour']);
  const isAfternoon = hour < 12 && AFTERNOON.test(words);
  const clock = `${String(isAfternoon ? hour + 12 : hour).padStart(2, '0')}:${match['minute'] ?? '00'}`;
  return ClockTime.safeParse(clock).data;
}
