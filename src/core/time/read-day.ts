import { Day } from './day.ts';

/** "10/1", "10-01-2026", "10 tháng 1" or "2026-01-10" within a sentence: the day, and what stands before and after it. */
export interface DayInText {
  readonly day: Day;
  readonly before: string;
  readonly after: string;
}

/** Without a year it is the next such day from `today` on. Undefined where there is no day, or one that does not exist. */
export function readDayIn(typed: string, today: Day): DayInText | undefined {
  const iso = /(?<![\d-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![\d-])/.exec(typed);
  const found =
    iso ??
    /(?<![\d/-])(?<day>\d{1,2})[/-](?<month>\d{1,2})(?:[/-](?<year>\d{4}))?(?![\d/-])/.exec(typed) ??
    /(?<!\d)(?<day>\d{1,2}) (?:tháng|thang) (?<month>\d{1,2})(?: (?:năm|nam) (?<year>\d{4}))?(?!\d)/iu.exec(
      typed.normalize('NFC'),
    );
  if (found?.groups === undefined) return undefined;
  const { day = '', month = '', year } = found.groups;
  const inYear = (y: string | number) =>
    Day.safeParse(`${y}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data;
  const thisYear = Number(today.slice(0, 4));
  const own = year === undefined ? [inYear(thisYear), inYear(thisYear + 1)] : [inYear(year)];
  const read = own.find((each) => each !== undefined && (year !== undefined || each >= today));
  if (read === undefined) return undefined;
  return {
    day: read,
    before: typed.slice(0, found.index).trim(),
    after: typed.slice(found.index + found[0].length).trim(),
  };
}
