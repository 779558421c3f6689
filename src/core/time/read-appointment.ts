import { fold } from '../message/fold.ts';
import { atClock, ClockTime } from './clock-time.ts';
import { readComingDay } from './coming-day.ts';
import { addDays, day, dayOf } from './day.ts';
import { HOUR, type Instant, later, MINUTE } from './instant.ts';
import { isQuiet, NIGHT, type QuietHours } from './quiet-hours.ts';
import { countIn, halfOfDay, readSpokenClock, type SpokenClock } from './spoken-clock.ts';
import { spokenWeekday } from './spoken-day.ts';

export type Appointment = { readonly at: Instant } | { readonly wrong: 'unreadable' | 'quiet' | 'past' };

/**
 * "15h", "chín giờ sáng mai", "7 rưỡi tối", "chiều thứ sáu", "ngày 30/12 lúc 9h", "2 tiếng nữa", "mai": the next such
 * moment. An hour that has passed today is tomorrow's; one that could be meant twice a day is the one by day; nobody
 * is reminded in the quiet hours.
 */
export function readAppointment(
  typed: string,
  now: Instant,
  timeZone: string,
  quiet: QuietHours = NIGHT,
): Appointment {
  const words = fold(typed);
  const soon = readSoon(words, now);
  if (soon !== undefined) return choose([soon]);

  const today = dayOf(now, timeZone);
  const read = readComingDay(words, today);
  const clock = readTime(words);
  const part = halfOfDay(words);
  if (read === 'impossible' || clock === 'impossible') return { wrong: 'unreadable' };
  if (read === 'none' && clock === 'none' && part === undefined) return { wrong: 'unreadable' };

  const times = clock === 'none' ? IN_PART[part ?? 'morning'] : bothOf(clock);
  const days =
    read === 'none'
      ? [today, addDays(today, 1)]
      : // A weekday is today's as long as its hour is still to come.
        [read.day, ...(spokenWeekday(words) === undefined ? [] : [addDays(read.day, 7)])];
  const [said, ...others] = times.map((time) => days.map((on) => atClock(on, time, timeZone)));
  return choose(said ?? [], ...others);

  /** The first that can be kept; what is wrong is told of the time as it was said. */
  function choose(said: readonly Instant[], ...others: readonly (readonly Instant[])[]): Appointment {
    const at = [said, ...others].flat().find((each) => each > now && !isQuiet(each, timeZone, quiet));
    if (at !== undefined) return { at };
    return { wrong: said.some((each) => each > now) ? 'quiet' : 'past' };
  }
}

const ANY = day('2000-01-01');

/** Whether a text speaks of a moment to come, be it one that has passed or that does not exist. */
export function namesMoment(typed: string): boolean {
  // "Hôm nay bận lắm" names none.
  const words = fold(typed).replace(/\bhom nay\b/, '');
  return (
    readSoon(words, 0 as Instant) !== undefined ||
    readComingDay(words, ANY) !== 'none' ||
    readSpokenClock(words) !== 'none' ||
    halfOfDay(words) !== undefined
  );
}

const bothOf = ({ time, other }: Exclude<SpokenClock, string>): readonly [ClockTime, ...ClockTime[]] =>
  other === undefined ? [time] : [time, other];

/** A number at the end that nothing is said of is an hour too: "hẹn 15". */
export function readTime(words: string): SpokenClock {
  const said = readSpokenClock(words);
  if (said !== 'none') return said;
  const bare = /(?<![\d/.:-])(?<!\b(?:thu|t|ngay|hom|mung|mong|thang) ?)(?<hour>\d{1,2})$/.exec(
    words,
  )?.groups;
  return bare === undefined ? 'none' : readSpokenClock(`${bare['hour']}h`);
}

/** "30 phút nữa", "2 tiếng nữa", "nửa tiếng nữa", "một tiếng rưỡi nữa". */
function readSoon(words: string, now: Instant): Instant | undefined {
  const found =
    /(?<!\b(?:gio|h|kem) )\b(?<count>\d{1,3}|[a-z]+)\s*(?<unit>phut|p|tieng|minutes?|hours?)\b(?<half> ruoi)?/.exec(
      words,
    )?.groups ?? /\b(?<count>\d{1,3}|[a-z]+) (?<unit>gio)(?<half> ruoi)? nua\b/.exec(words)?.groups;
  if (found === undefined) return undefined;
  const { count = '', unit = '', half } = found;
  const units = count === 'nua' ? 0.5 : countIn(count);
  if (units === undefined || units === 0) return undefined;
  const length = /^[pm]/.test(unit) ? MINUTE : HOUR;
  return later(now, (units + (half === undefined ? 0 : 0.5)) * length);
}

/** When a part of the day begins for whoever is to be reminded; the second where the first has passed. */
const IN_PART = {
  morning: clocks('08:00', '10:00'),
  noon: clocks('11:30'),
  afternoon: clocks('14:00', '16:30'),
  evening: clocks('18:00', '20:00'),
} as const;

function clocks(first: string, ...others: readonly string[]): readonly [ClockTime, ...ClockTime[]] {
  return [ClockTime.parse(first), ...others.map((other) => ClockTime.parse(other))];
}
