import { addDays, Day, weekdayOf } from './day.ts';
import { spokenDate, spokenWeekday } from './spoken-day.ts';

export type PastDay = { readonly day: Day } | 'none' | 'impossible';

/**
 * The day that folded words speak of, seen from today: "hom qua", "toi thu bay", "chu nhat tuan truoc", "24/11",
 * "ngay 24 thang 11", "ngay 24", "3 ngay truoc". Without a year or month it is the last such day.
 */
export function readPastDay(words: string, today: Day): PastDay {
  return readDate(words, today) ?? readRelative(words, today) ?? readWeekday(words, today) ?? 'none';
}

function readDate(words: string, today: Day): PastDay | undefined {
  const date = spokenDate(words);
  if (date === undefined) return undefined;
  return date.month === undefined
    ? inLastMonth(date.date, today)
    : inLastYear(date.date, date.month, date.year, today);
}

function inLastYear(date: string, month: string, year: string | undefined, today: Day): PastDay {
  const in_ = (y: number) => Day.safeParse(`${y}-${two(month)}-${two(date)}`).data;
  if (year !== undefined) {
    const read = in_(Number(year.length === 2 ? `20${year}` : year));
    return read === undefined ? 'impossible' : { day: read };
  }
  const thisYear = Number(today.slice(0, 4));
  // 29 February may be four years ago.
  const candidates = [0, 1, 2, 3, 4].map((back) => in_(thisYear - back)).filter((each) => each !== undefined);
  const past = candidates.find((each) => each <= today);
  return past === undefined ? 'impossible' : { day: past };
}

function inLastMonth(date: string, today: Day): PastDay {
  for (let month = today.slice(0, 7), back = 0; back < 3; back++) {
    const read = Day.safeParse(`${month}-${two(date)}`).data;
    if (read !== undefined && read <= today) return { day: read };
    month = addDays(Day.parse(`${month}-01`), -1).slice(0, 7);
  }
  return 'impossible';
}

function readRelative(words: string, today: Day): PastDay | undefined {
  const ago =
    /\b(?:cach day )?(?<days>\d{1,3})\s*(?:ngay|hom|days?)(?: (?:truoc|ago))\b|\bcach day (?<same>\d{1,3})\s*ngay\b/.exec(
      words,
    );
  const days = ago?.groups?.['days'] ?? ago?.groups?.['same'];
  if (days !== undefined) return { day: addDays(today, -Number(days)) };
  if (/\b(?:hom kia|bua kia|day before yesterday)\b/.test(words)) return { day: addDays(today, -2) };
  if (
    /\b(?:hom qua|bua qua|ngay qua|(?:sang|trua|chieu|toi|dem|khuya) (?:hom )?qua|qua|yesterday|last night)\b/.test(
      words,
    )
  )
    return { day: addDays(today, -1) };
  if (
    /\b(?:hom nay|bua nay|(?:sang|trua|chieu|toi|dem|khuya) nay|nay|hoi (?:sang|trua|chieu|toi)|today|this (?:morning|afternoon|evening)|tonight)\b/.test(
      words,
    )
  )
    return { day: today };
  return undefined;
}

function readWeekday(words: string, today: Day): PastDay | undefined {
  const weekday = spokenWeekday(words);
  if (weekday === undefined) return undefined;
  if (/\b(?:tuan truoc|tuan roi|last week)\b/.test(words)) {
    return { day: addDays(today, weekday - weekdayOf(today) - 7) };
  }
  return { day: addDays(today, -((weekdayOf(today) - weekday + 7) % 7)) };
}

const two = (digits: string): string => digits.padStart(2, '0');
