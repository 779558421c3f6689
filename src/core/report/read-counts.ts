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
 * Reads "bhyt 12 gplx 5", "BHYT: 12; GPLX = 5", "12 bhyt, 5 gplx", "hướng dẫn được 12 người BHYT", one a line or all in one.
 * "gplx không" beside a number is 0. Undefined when no metric is named with a number: then it is something else that was
 * said.
 */
export function readCounts(text: string, vocabulary: readonly MetricWords[]): CountsRead | undefined {
  // Most of what has a number in it has nothing else.
  if (!/\p{L}/u.test(text) || !/\p{Nd}/u.test(text)) return undefined;
  const ways = waysOf(vocabulary);
  const parts = text.split(/[,;\n]|(?<!\p{L})(?:và|va|and)(?!\p{L})/iu);
  const read = parts.map((part) => readPart(tokensOf(part, ways), ways));
  const known = read.flatMap(({ pairs }) => pairs.filter(({ metric }) => metric !== undefined));
  if (known.length === 0) return undefined;
  const counts = new Map<string, number>();
  const twice = new Set<string>();
  for (const { metric = '', number } of known) {
    if (counts.has(metric) && counts.get(metric) !== number) twice.add(metric);
    counts.set(metric, number);
  }
  const unknown = read
    .flatMap(({ pairs, rest }) => [
      ...pairs
        .filter(({ metric }) => metric === undefined)
        .map(({ words, number }) => `${words} ${number}`.trim()),
      ...(rest === '' ? [] : [rest]),
    ])
    .map(unmask);
  return { counts, unknown, twice: [...twice] };
}

/** Without what is said before the first number or metric: "hôm nay tổ em hướng dẫn được 12 người BHYT". */
export function withoutTalk(text: string): string {
  const words = text.trim().split(/\s+/);
  const said = talkBefore.exec(words.map(talkOf).join(' '))?.[0] ?? '';
  const count = said.split(' ').filter((word) => word !== '').length;
  return words.slice(count).join(' ');
}

/** "Đã kích hoạt" says what was done, and "dạ" is only polite. */
const talkOf = (word: string): string =>
  /^đã$/iu.test(word.normalize('NFC')) ? 'đã' : fold(word).replace(/[,.:;!]+$/, '');

interface Pair {
  readonly words: string;
  readonly number: number;
  readonly metric: string | undefined;
}

interface Part {
  readonly pairs: readonly Pair[];
  /** What is said besides, and is no politeness. */
  readonly rest: string;
}

/** A way to say something. In "mức 2" and "từ 14 tuổi" the number is a part of the name, and counts nobody. */
interface Way {
  readonly metric: string;
  readonly way: string;
  readonly isNumbered: boolean;
}

const waysOf = (vocabulary: readonly MetricWords[]): readonly Way[] =>
  vocabulary
    .flatMap(({ metric, words }) =>
      words.map((way) => ({ metric, way: mask(way), isNumbered: /\d/.test(way) })),
    )
    .toSorted((a, b) => b.way.length - a.way.length);

/** Digits of a name, as signs that nobody types. */
const MASK = 0xe000;
const mask = (way: string): string =>
  way.replace(/\d/g, (digit) => String.fromCharCode(MASK + Number(digit)));
const unmask = (said: string): string =>
  said.replace(/[\uE000-\uE009]/g, (sign) => String(sign.charCodeAt(0) - MASK));

/** "mức 2" with its number masked. */
const maskNames = (said: string, ways: readonly Way[]): string =>
  ways
    .filter(({ isNumbered }) => isNumbered)
    .reduce((masked, { way }) => masked.replaceAll(` ${unmask(way)} `, ` ${way} `), ` ${said} `);

const tokensOf = (part: string, ways: readonly Way[]): readonly string[] =>
  maskNames(fold(part).replace(/ ?([:=()*•+–-]) ?/g, ' $1 '), ways)
    .replace(/(?<=\d)\.(?=\d{3}(?!\d))/g, '')
    .replace(/[:=()*•+–-]+/g, ' ')
    // "bhyt năm 2025", "tháng 3": when, and not how many.
    .replace(/(?<![a-z])(?:nam|thang|ngay|tuan|quy|dot|ky)(?: thu)? \d{1,4}(?:\/\d{1,4})*(?!\S)/g, ' ')
    .split(' ')
    .filter((token) => token !== '' && token !== '.');

const isNumber = (token: string): boolean => /^\d{1,9}$/.test(token);

/** Each number goes with the words before it, or with those behind it where these name more. */
function readPart(tokens: readonly string[], ways: readonly Way[]): Part {
  const none = /^(.+) (?:khong|chua)(?: co)?(?: ai| nguoi nao| truong hop nao)?$/.exec(tokens.join(' '));
  const nought = none && metricOf(none[1] ?? '', ways);
  if (nought && !tokens.some(isNumber))
    return { pairs: [{ words: none[1] ?? '', number: 0, metric: nought }], rest: '' };
  const [forward, backward] = [false, true].map((isBehind) => pairUp(tokens, isBehind, ways));
  if (forward === undefined || backward === undefined) return { pairs: [], rest: '' };
  const named = ({ pairs }: Part): number => pairs.filter(({ metric }) => metric !== undefined).length;
  const leads = tokens[0] !== undefined && isNumber(tokens[0]);
  return leads || named(backward) > named(forward) ? backward : forward;
}

function pairUp(tokens: readonly string[], isBehind: boolean, ways: readonly Way[]): Part {
  const order = isBehind ? tokens.toReversed() : tokens;
  const pairs: Pair[] = [];
  let words: string[] = [];
  for (const token of order) {
    if (!isNumber(token)) words.push(token);
    else {
      const said = isBehind ? words.toReversed() : words;
      pairs.push({ words: wordsOf(said), number: Number(token), metric: metricOf(said.join(' '), ways) });
      words = [];
    }
  }
  const left = (isBehind ? words.toReversed() : words).join(' ');
  const inOrder = isBehind ? pairs.toReversed() : pairs;
  return { pairs: inOrder, rest: pairs.length === 0 || withoutTalk(left) === '' ? '' : left };
}

/** Words that come with any number and say nothing about it. */
const FILLERS: ReadonlySet<string> = new Set(
  'nguoi the giay ban cai la co duoc so tong da xong truong hop people'.split(' '),
);

const who = '(?:em|toi|minh|chau|chung (?:em|toi|minh)|ben (?:em|toi|minh))';
const talkBefore = new RegExp(
  `^(?:(?:da|vang|chao|va|voi|a|nhe|nha|oi|roi|them|duoc|cho|thi|la|co|anh|chi|sep|chu|ca|${who}|(?:to|thon|ap|khu|truong|hoi|doan|chi (?:hoi|doan)|don vi) ${who}|` +
    'xin|bao cao|gui|hom (?:nay|qua)|(?:sang|trua|chieu|toi) (?:nay|qua)|(?:tuan|thang|dot|ky) (?:nay|qua|\\d{1,2})|den (?:nay|gio)|tinh den (?:nay|gio)|' +
    'ket qua|so lieu|tong(?: so| cong)?|so nguoi|huong dan|ho tro|giup|lam|cai|cai dat|tich hop|ba con|nguoi dan|nguoi|the|truong hop|xong)(?: |$))+',
);

function wordsOf(words: readonly string[]): string {
  const from = words.findIndex((word) => !FILLERS.has(word));
  const to = words.findLastIndex((word) => !FILLERS.has(word));
  return from < 0 ? words.join(' ') : words.slice(from, to + 1).join(' ');
}

/** The longest way to say a metric that is all of the words, or a part of them; then one that says it with more fillers. */
const metricOf = (words: string, ways: readonly Way[]): string | undefined =>
  (
    ways.find(({ way }) => ` ${words} `.includes(` ${way} `)) ??
    ways.find(({ way }) => wordsOf(way.split(' ')) === wordsOf(words.split(' ')))
  )?.metric;
