import { fold } from '../message/fold.ts';
import { type Calendar, dayOff, WEEKENDS, workingDayFrom } from '../time/calendar.ts';
import { atClock, ClockTime } from '../time/clock-time.ts';
import { addDays, type Day, dayOf, weekdayOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { readTime } from '../time/read-appointment.ts';

/** How often somebody wants the summary, and at what hour of the local clock. */
export interface Rhythm {
  readonly every: 'day' | 'week';
  readonly clock: ClockTime;
}

export const MORNING: ClockTime = ClockTime.parse('07:30');

/** "hằng ngày 7h", "thứ hai hằng tuần 7 giờ 30", "tắt"; what is left out is as it was. Undefined where it says nothing of it. */
export function readRhythm(typed: string, before: Rhythm | undefined): Rhythm | 'off' | undefined {
  const words = fold(typed);
  if (/\b(tat|dung|thoi|off|stop)\b/.test(words)) return 'off';
  // "Hằng ngày 7h" names no date.
  const read = readTime(words.replaceAll(/\bngay\b/g, ''));
  if (read === 'impossible') return undefined;
  const clock = read === 'none' ? undefined : read.time;
  const isWeekly = /\b(tuan|week|weekly|thu hai|monday)\b/.test(words);
  const isDaily = /\b(ngay|day|daily)\b/.test(words);
  if (clock === undefined && !isWeekly && !isDaily) return undefined;
  return {
    every: isWeekly ? 'week' : isDaily ? 'day' : (before?.every ?? 'day'),
    clock: clock ?? before?.clock ?? MORNING,
  };
}

/** The next time after that moment: on each working day, or on the first working day of each week. */
export function nextDigest(
  { every, clock }: Rhythm,
  after: Instant,
  timeZone: string,
  calendar: Calendar = WEEKENDS,
): Instant {
  for (let on = dayOf(after, timeZone); ; on = addDays(on, 1)) {
    const isMeant =
      dayOff(calendar, on) === undefined &&
      (every === 'day' || on === workingDayFrom(calendar, mondayOf(on)));
    const at = atClock(on, clock, timeZone);
    if (isMeant && at > after) return at;
  }
}

const mondayOf = (on: Day): Day => addDays(on, 1 - weekdayOf(on));
