import { fold } from '../message/fold.ts';
import { type Meaning, type QuestionWords, WANTS, type Want, wordsOf } from './question.ts';

/** The ways to say one thing, folded or not. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** What can be asked about in one plan, and how it is called. */
export interface Askable {
  readonly units: readonly Named[];
  readonly kinds: readonly Named[];
  readonly phases: readonly Named[];
  readonly groups: readonly (Named & { readonly number: number })[];
  readonly metrics: readonly Named[];
  readonly reports: readonly Named[];
  readonly wants: Readonly<Record<Want, readonly string[]>>;
  /** Those that ask for the end of a ranking. */
  readonly lowest: readonly string[];
  readonly fillers: readonly string[];
  /** "đợt", "kỳ": before a number. */
  readonly rounds: readonly string[];
  /** "giai đoạn", "gđ". */
  readonly phaseWords: readonly string[];
  readonly groupWords: readonly string[];
  /** "dc=được". */
  readonly short: readonly string[];
}

const MOST_ROUNDS = 12;

/** Every wording once; where two things are called alike, the one that comes first here is meant. */
export function questionWords(askable: Askable): QuestionWords {
  const phrases = new Map<string, Meaning>();
  const put = (said: string, meaning: Meaning) => {
    const words = wordsOf(fold(said)).join(' ');
    if (words !== '' && !phrases.has(words)) phrases.set(words, meaning);
  };
  for (const { id, names } of askable.units) for (const name of names) put(name, { units: [id] });
  for (const { id, names } of askable.kinds) for (const name of names) put(name, { kind: id });
  askable.phases.forEach(({ id, names }, n) => {
    for (const name of [...names, ...askable.phaseWords.map((word) => `${word} ${n + 1}`)])
      put(name, { phase: id });
  });
  for (const { id, number, names } of askable.groups)
    for (const name of [...names, ...askable.groupWords.map((word) => `${word} ${number}`)])
      put(name, { group: id });
  for (const said of askable.lowest) put(said, { wants: 'ranking', lowest: true });
  for (const wants of WANTS) for (const said of askable.wants[wants]) put(said, { wants });
  for (const round of askable.rounds)
    for (let nth = 1; nth <= MOST_ROUNDS; nth++) put(`${round} ${nth}`, { nth });
  for (const { id, names } of askable.metrics) for (const name of names) put(name, { metrics: [id] });
  for (const { id, names } of askable.reports) for (const name of names) put(name, { report: id });
  for (const said of askable.fillers) put(said, {});
  for (const [tail, units] of tailsOf(askable.units)) put(tail, { units });
  const all = askable.metrics.length;
  for (const [part, metrics] of partsOf(askable.metrics)) put(part, metrics.length < all ? { metrics } : {});
  for (const [part, [report, ...others]] of partsOf(askable.reports))
    put(part, report !== undefined && others.length === 0 ? { report } : {});
  for (const [head, [kind, ...others]] of headsOf(askable.kinds))
    if (kind !== undefined && others.length === 0) put(head, { kind });
  return {
    phrases,
    short: new Map(
      askable.short.map((pair) => {
        const [short = '', long = ''] = pair.split('=').map(fold);
        return [short, long];
      }),
    ),
    longest: Math.max(...[...phrases.keys()].map((said) => said.split(' ').length)),
  };
}

/** "Ấp 3" of "Ban điều hành khu dân cư Ấp 3", and of every other unit there. */
function tailsOf(units: readonly Named[]): ReadonlyMap<string, readonly string[]> {
  const tails = new Map<string, string[]>();
  for (const { id, names } of units) {
    const mine = new Set(
      names.flatMap((name) => {
        const words = wordsOf(fold(name));
        return words.slice(1, -1).map((_, n) => words.slice(n + 1).join(' '));
      }),
    );
    for (const tail of mine) tails.set(tail, [...(tails.get(tail) ?? []), id]);
  }
  return tails;
}

/** "Tổ công nghệ số" of "Tổ công nghệ số cộng đồng". */
function headsOf(kinds: readonly Named[]): ReadonlyMap<string, readonly string[]> {
  const heads = new Map<string, string[]>();
  for (const { id, names } of kinds) {
    const mine = new Set(
      names.flatMap((name) => {
        const words = wordsOf(fold(name));
        return words.slice(1, -1).map((_, n) => words.slice(0, n + 2).join(' '));
      }),
    );
    for (const head of mine) heads.set(head, [...(heads.get(head) ?? []), id]);
  }
  return heads;
}

/** "Đăng nhập" of "Đã đăng nhập hoặc đăng ký VNeTraffic", and of every other one that says so. */
function partsOf(things: readonly Named[]): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>();
  for (const { id, names } of things) {
    const mine = new Set(names.flatMap((name) => runsOf(wordsOf(fold(name)))));
    for (const part of mine) parts.set(part, [...(parts.get(part) ?? []), id]);
  }
  return parts;
}

/** Figures and single letters say nothing alone. */
const runsOf = (words: readonly string[]): readonly string[] =>
  words
    .flatMap((_, from) => words.slice(from).map((_, length) => words.slice(from, from + length + 1)))
    .filter((run) => run.some((word) => /[a-z]{2}/.test(word)))
    .map((run) => run.join(' '));
