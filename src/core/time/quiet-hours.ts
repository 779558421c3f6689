import * as z from 'zod';
import { atClock, ClockTime, clockAt } from './clock-time.ts';
import { addDays, dayOf } from './day.ts';
import type { Instant } from './instant.ts';

/** When nobody is written to first. May pass midnight; from = until means never quiet. */
export type QuietHours = z.infer<typeof QuietHours>;
export const QuietHours = z.strictObject({ from: ClockTime, until: ClockTime });

export const NIGHT: QuietHours = QuietHours.parse({ from: '21:00', until: '07:00' });

export function isQuiet(at: Instant, timeZone: string, { from, until }: QuietHours = NIGHT): boolean {
  const time = clockAt(at, timeZone);
  return from <= until ? from <= time && time < until : time >= from || time < until;
}

/** The instant itself, or the end of the quiet hours that it falls into. */
export function afterQuiet(at: Instant, timeZone: string, quiet: QuietHours = NIGHT): Instant {
  if (!isQuiet(at, timeZone, quiet)) return at;
  const today = dayOf(at, timeZone);
  const endsToday = clockAt(at, timeZone) < quiet.until;
  return atClock(endsToday ? today : addDays(today, 1), quiet.until, timeZone);
}
