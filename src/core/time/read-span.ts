import { addDays, addMonths, Day, weekdayOf } from './day.ts';
import { readPastDay } from './past-day.ts';

/** Days from the first to the last, both of them in it. */
export interface Span {
  readonly from: Day;
  readonly through: Day;
}

/**
 * Takes the time that folded words speak of out of them, seen from today: "tuan nay", "tu 1/5 den 3/5", "thang 4", "hom
 * qua". `rest` is what stands around it; words without any time come back as they are.
 */
export function readSpan(words: string, today: Day): { readonly span?: Span; readonly rest: string } {
  for (const { pattern, toSpan } of FORMS) {
    const found = pattern.exec(words);
    const span = found && toSpan(found, today);
    if (found && span && span.from <= span.through) {
      const rest = `${words.slice(0, found.index)} ${words.slice(found.index + found[0].length)}`;
      return { span, rest: rest.replaceAll(/\s+/g, ' ').trim() };
    }
  }
  return { rest: words };
}

interface Form {
  readonly pattern: RegExp;
  toSpan(found: RegExpExecArray, today: Day): Span | undefined;
}

const DATE = String.raw`\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?:\d{4}|\d{2}))?`;

/** The longer wording first: "tu 1/5 den nay" is no "1/5". */
const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(
      String.raw`\b(?:tu (?:ngay )?)?(${DATE})\s*(?:den|toi|-)\s*(?:ngay )?(${DATE})(?!\d)`,
    ),
    toSpan: ([, from = '', through = ''], today) => between(dayIn(from, today), dayIn(through, today)),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:tu|ke tu) (?:ngay )?(${DATE})(?: (?:den|toi) (?:nay|gio|hom nay))?(?!\d)`,
    ),
    toSpan: ([, from = ''], today) => between(dayIn(from, today), today),
  },
  {
    pattern: new RegExp(String.raw`\b(?:trong |vao )?(?:ngay |hom )?(${DATE})(?!\d)`),
    toSpan: ([, on = ''], today) => between(dayIn(on, today), dayIn(on, today)),
  },
  {
    pattern: /\b(?:trong )?(?:hom nay|bua nay|ngay hom nay|today)\b/,
    toSpan: (_, today) => ({ from: today, through: today }),
  },
  {
    pattern: /\b(?:trong )?(?:ngay )?(?:hom qua|bua qua|yesterday)\b/,
    toSpan: (_, today) => between(addDays(today, -1), addDays(today, -1)),
  },
  {
    pattern: /\b(?:trong |ca )?(?:tuan nay|tuan vua roi nay|this week)\b/,
    toSpan: (_, today) => ({ from: monday(today), through: today }),
  },
  {
    pattern: /\b(?:trong |ca )?(?:tuan truoc|tuan qua|tuan roi|tuan vua roi|last week)\b/,
    toSpan: (_, today) => ({ from: addDays(monday(today), -7), through: addDays(monday(today), -1) }),
  },
  {
    pattern: /\b(?:trong )?(\d{1,2}) ngay (?:qua|gan day|gan nhat|vua roi|nay)\b/,
    toSpan: ([, count = ''], today) => ({ from: addDays(today, 1 - Number(count)), through: today }),
  },
  {
    pattern: /\b(?:trong |ca )?(?:thang nay|this month)\b/,
    toSpan: (_, today) => ({ from: firstOf(today), through: today }),
  },
  {
    pattern: /\b(?:trong |ca )?(?:thang truoc|thang qua|thang roi|last month)\b/,
    toSpan: (_, today) => monthOf(addMonths(firstOf(today), -1)),
  },
  {
    pattern: /\b(?:trong )?thang (\d{1,2})(?:\s?\/\s?(\d{4})| nam (\d{4}))?(?!\d)/,
    toSpan: ([, month = '', slashed, spoken], today) => lastMonth(Number(month), slashed ?? spoken, today),
  },
];

const between = (from: Day | undefined, through: Day | undefined): Span | undefined =>
  from && through && { from, through };

function dayIn(words: string, today: Day): Day | undefined {
  const read = readPastDay(words.replaceAll('.', '/').replaceAll(' ', ''), today);
  return typeof read === 'object' ? read.day : undefined;
}

const monday = (today: Day): Day => addDays(today, 1 - weekdayOf(today));
const firstOf = (today: Day): Day => Day.parse(`${today.slice(0, 7)}-01`);
const monthOf = (first: Day): Span => ({ from: first, through: addDays(addMonths(first, 1), -1) });

/** Without a year the last such month that has begun. */
function lastMonth(month: number, year: string | undefined, today: Day): Span | undefined {
  if (month < 1 || month > 12) return undefined;
  const thisYear = Number(today.slice(0, 4));
  const of = (y: number) => Day.parse(`${y}-${String(month).padStart(2, '0')}-01`);
  const first = of(year === undefined ? thisYear : Number(year));
  return monthOf(year === undefined && first > today ? of(thisYear - 1) : first);
}
