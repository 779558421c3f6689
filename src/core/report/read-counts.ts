import { fold } from '../message/fold.ts';

/** The ways to say one metric, folded: "bhyt", "bao hiem y te". */
export interface MetricWords {
  readonly metric: string;
  readonly words: readonly string[];
}

export interface CountsRead {
  readonly counts: ReadonlyMap<string, number>;
  /** What stands beside a number and is no metric, as typed but folded. */
  readonly unknown: readonly string[];
  /** Metrics given twice with different numbers. */
  readonly twice: readonly string[];
}

/** More people than any commune has is a slip of the finger. */
export const MAX_COUNT = 1_000_000;

/**
 * Reads "bhyt 12 gplx 5", "BHYT: 12; GPLX = 5", "12 bhyt, 5 gplx", one a line or all in one. Undefined when no metric
 * is named with a number: then it is something else that was said.
 */
export function readCounts(text: string, vocabulary: readonly MetricWords[]): CountsRead | undefined {
  // Most of what has a number in it has nothing else.
  if (!/\p{L}/u.test(text)) return undefined;
  const pairs = text.split(/[,;\n]|(?<!\p{L})(?:và|va|and)(?!\p{L})/iu).flatMap(pairsIn);
  const read = pairs.map(({ words, number }) => ({ words, number, metric: metricOf(words, vocabulary) }));
  const known = read.filter(({ metric }) => metric !== undefined);
  if (known.length === 0) return undefined;
  const counts = new Map<string, number>();
  const twice = new Set<string>();
  for (const { metric = '', number } of known) {
    if (counts.has(metric) && counts.get(metric) !== number) twice.add(metric);
    counts.set(metric, number);
  }
  const unknown = read
    .filter(({ metric }) => metric === undefined)
    .map(({ words, number }) => `${words} ${number}`);
  return { counts, unknown: unknown.map((one) => one.trim()), twice: [...twice] };
}

interface Pair {
  readonly words: string;
  readonly number: number;
}

/** What stands before its number, or behind it where the part begins with a number. */
function pairsIn(part: string): readonly Pair[] {
  const tokens = fold(part)
    .replace(/(?<=\d)\.(?=\d{3}(?!\d))/g, '')
    .replace(/[:=()*•+–-]+/g, ' ')
    .split(' ')
    .filter((token) => token !== '' && token !== '.');
  const isNumber = (token: string): boolean => /^\d{1,9}$/.test(token);
  const pairs: Pair[] = [];
  let words: string[] = [];
  let number: number | undefined;
  const leads = tokens[0] !== undefined && isNumber(tokens[0]);
  for (const token of tokens) {
    if (!isNumber(token)) {
      words.push(token);
      continue;
    }
    if (!leads) {
      pairs.push({ words: wordsOf(words), number: Number(token) });
      words = [];
    } else {
      if (number !== undefined) pairs.push({ words: wordsOf(words), number });
      number = Number(token);
      words = [];
    }
  }
  if (leads && number !== undefined) pairs.push({ words: wordsOf(words), number });
  return pairs;
}

/** Words that come with any number and say nothing about it. */
const FILLERS: ReadonlySet<string> = new Set(
  'nguoi the giay ban cai la co duoc so tong da xong truong hop people'.split(' '),
);

function wordsOf(words: readonly string[]): string {
  const from = words.findIndex((word) => !FILLERS.has(word));
  const to = words.findLastIndex((word) => !FILLERS.has(word));
  return from < 0 ? words.join(' ') : words.slice(from, to + 1).join(' ');
}

/** The longest way to say a metric that is all of the words, or a part of them. */
function metricOf(words: string, vocabulary: readonly MetricWords[]): string | undefined {
  const ways = vocabulary.flatMap(({ metric, words: all }) => all.map((way) => ({ metric, way })));
  const fits = ways.filter(
    ({ way }) => ` ${words} `.includes(` ${way} `) || wordsOf(way.split(' ')) === words,
  );
  return fits.toSorted((a, b) => b.way.length - a.way.length)[0]?.metric;
}
