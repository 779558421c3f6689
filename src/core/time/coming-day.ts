import { addDays, Day, weekdayOf } from './day.ts';
import { countIn } from './spoken-clock.ts';
import { type SpokenDate, spokenDate, spokenWeekday } from './spoken-day.ts';

export type ComingDay = { readonly day: Day } | 'none' | 'impossible';

/**
 * The day from today on that folded words speak of: "mai", "ngay kia", "thu sau", "dau tuan sau", "30/12", "ngay 30",
 * "3 ngay nua". Without a year or month it is the next such day.
 */
export function readComingDay(words: string, today: Day): ComingDay {
  const date = spokenDate(words);
  if (date !== undefined) return nextDate(date, today);
  const days = daysAhead(words, today);
  return days === undefined ? 'none' : { day: addDays(today, days) };
}

function nextDate({ date, month, year }: SpokenDate, today: Day): ComingDay {
  const [thisYear = '', thisMonth = ''] = today.split('-');
  const on = (y: number, m: number): Day | undefined =>
    Day.safeParse(`${y}-${String(m).padStart(2, '0')}-${date.padStart(2, '0')}`).data;
  const years = year === undefined ? [0, 1, 2, 3, 4].map((n) => Number(thisYear) + n) : [fullYear(year)];
  const candidates =
    month === undefined
      ? [0, 1, 2].map((n) =>
          on(
            Number(thisYear) + Math.floor((Number(thisMonth) - 1 + n) / 12),
            ((Number(thisMonth) - 1 + n) % 12) + 1,
          ),
        )
      : years.map((y) => on(y, Number(month)));
  const day = candidates.find((each) => each !== undefined && each >= today);
  return day === undefined ? 'impossible' : { day };
}

const fullYear = (year: string): number => Number(year.length === 2 ? `20${year}` : year);

function daysAhead(words: string, today: Day): number | undefined {
  const { count = '', unit } =
    /\b(?<count>\d{1,3}|[a-z]+) (?<unit>ngay|hom|tuan|days?|weeks?) (?:nua|toi)\b/.exec(words)?.groups ??
    /\b(?:in|sau) (?<count>\d{1,3}|[a-z]+) (?<unit>ngay|tuan|days?|weeks?)\b/.exec(words)?.groups ??
    {};
  const ahead = unit === undefined ? undefined : countIn(count);
  if (ahead !== undefined) return /^(?:tuan|week)/.test(unit ?? '') ? ahead * 7 : ahead;
  // "Mốt", the day after tomorrow, is folded like "một", one.
  if (/\b(?:ngay kia|(?:ngay|sang|trua|chieu|toi) mot|day after tomorrow)\b|^mot$/.test(words)) return 2;
  if (/\b(?:mai|tomorrow)\b/.test(words)) return 1;
  if (/(?<!\btuan )\bnay\b|\b(?:today|tonight)\b/.test(words)) return 0;
  return inWeek(words, weekdayOf(today));
}

/** Days to a day of this week or, where the words say so, of the next one. */
function inWeek(words: string, now: number): number | undefined {
  const isNext = /\b(?:tuan (?:sau|toi)|sang tuan|next week)\b/.test(words);
  const weekday = spokenWeekday(words) ?? (/\bcuoi tuan\b|\bweekend\b/.test(words) ? SATURDAY : undefined);
  if (isNext) return (weekday ?? MONDAY) - now + 7;
  if (weekday !== undefined) return (weekday - now + 7) % 7;
  return /\bdau tuan\b/.test(words) ? MONDAY - now + 7 : undefined;
}

const MONDAY = 1;
const SATURDAY = 6;
