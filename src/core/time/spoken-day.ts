/** A date as it stands in folded words, in digits that are not judged yet; a month and a year only where they were said. */
export interface SpokenDate {
  readonly date: string;
  readonly month?: string | undefined;
  readonly year?: string | undefined;
}

/** "24/11", "24-11-2025", "2025-11-24", "ngay 24 thang 11", "ngay 24", "mung 5". */
export function spokenDate(words: string): SpokenDate | undefined {
  const iso = /(?<![\d-])(?<year>\d{4})-(?<month>\d{1,2})-(?<date>\d{1,2})(?![\d-])/.exec(words);
  const found =
    iso ??
    /(?<![\d/.-])(?<date>\d{1,2})\s*[/-]\s*(?<month>\d{1,2})(?:\s*[/-]\s*(?<year>\d{4}|\d{2}))?(?![\d/])/.exec(
      words,
    ) ??
    /\b(?<date>\d{1,2})\s*thang\s*(?<month>\d{1,2})(?:\s*(?:nam\s*)?(?<year>\d{4}))?/.exec(words) ??
    /\b(?:ngay|mung|mong|hom)\s*(?<date>\d{1,2})(?!\s*(?:gio|h\b|:|phut))\b/.exec(words);
  const { date, month, year } = found?.groups ?? {};
  return date === undefined ? undefined : { date, month, year };
}

/** 1 for "thu hai", 7 for "chu nhat". */
export function spokenWeekday(words: string): number | undefined {
  const found = WEEKDAYS.findIndex((pattern) => pattern.test(words));
  return found < 0 ? undefined : found + 1;
}

const WEEKDAYS: readonly RegExp[] = [
  /\b(?:thu (?:hai|2)|t2|monday)\b/,
  /\b(?:thu (?:ba|3)|t3|tuesday)\b/,
  /\b(?:thu (?:tu|4)|t4|wednesday)\b/,
  /\b(?:thu (?:nam|5)|t5|thursday)\b/,
  /\b(?:thu (?:sau|6)|t6|friday)\b/,
  /\b(?:thu (?:bay|7)|t7|saturday)\b/,
  /\b(?:chu nhat|cn|sunday)\b/,
];
