import { no, type Reading, sure } from '../person/reading.ts';

/** The year of a birth date or a year as typed ("1985", "85"), or as Excel counts days ("32874" is 1 January 1990). */
export function readBirthYear(text: string, thisYear: number): Reading<number> {
  const typed = text.trim();
  const iso = /^(\d{4})-\d{2}-\d{2}/.exec(typed);
  const dated = /^\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(\d{4}|\d{2})$/.exec(typed);
  const alone = /^(\d{4}|\d{2})(?:\.0+)?$/.exec(typed);
  const found = iso?.[1] ?? dated?.[1] ?? alone?.[1] ?? serialYear(typed);
  if (found === undefined) return no({ key: 'roster.reason.birth', params: { value: typed } });
  const year = found.length === 2 ? century(Number(found), thisYear) : Number(found);
  return year >= 1900 && year <= thisYear
    ? sure(year)
    : no({ key: 'roster.reason.birth', params: { value: typed } });
}

/** "85" is 1985, "09" is 2009: nobody on a list is younger than they can be. */
const century = (two: number, thisYear: number): number => (2000 + two <= thisYear ? 2000 + two : 1900 + two);

/** Days since 30 December 1899; five digits are the years 1927 to 2173. */
function serialYear(typed: string): string | undefined {
  if (!/^\d{5}(?:\.\d+)?$/.test(typed)) return undefined;
  return String(1900 + Math.floor((Number(typed) - 1) / 365.2425));
}
