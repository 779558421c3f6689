import { fold } from '../message/fold.ts';
import type { Day } from '../time/day.ts';
import { readSpan, type Span } from '../time/read-span.ts';

/** What somebody wants to know. */
export const WANTS = ['total', 'missing', 'filed', 'ranking'] as const;
export type Want = (typeof WANTS)[number];

/** A question about the figures, in its parts; what is not there is not narrowed down. */
export interface Question {
  /** Undefined where only the parts were named: "gplx tuần này". */
  readonly wants: Want | undefined;
  readonly units: readonly string[];
  readonly kind?: string;
  readonly phase?: string;
  readonly metrics: readonly string[];
  readonly group?: string;
  /** One report of the plan: "6 tháng". */
  readonly report?: string;
  /** "đợt 2": the second time that a report is due. */
  readonly nth?: number;
  readonly span?: Span;
  /** "Thấp nhất": the end of the ranking is what is wanted. */
  readonly lowest?: true;
}

/** What one wording means. Nothing at all is politeness: "cho tôi xem". */
export type Meaning = Partial<Omit<Question, 'span'>>;

export interface QuestionWords {
  /** Folded words, figures apart: "giai doan 2", "t 3". */
  readonly phrases: ReadonlyMap<string, Meaning>;
  /** "dc" for "duoc", "ng" for "nguoi". */
  readonly short: ReadonlyMap<string, string>;
  /** Words in the longest phrase. */
  readonly longest: number;
}

/**
 * Reads "thon 3 dc may ng roi", "tong gplx tuan nay", "ai chua nop dot 2". Every word must be known, so that what is told
 * is what was asked: undefined for anything else.
 */
export function readQuestion(typed: string, known: QuestionWords, today: Day): Question | undefined {
  const { span, rest } = readSpan(fold(typed), today);
  const said = wordsOf(rest).flatMap((word) => (known.short.get(word) ?? word).split(' '));
  let question: Question = { wants: undefined, units: [], metrics: [], ...(span && { span }) };
  for (let at = 0; at < said.length; ) {
    const found = longestAt(said, at, known);
    if (found === undefined) return undefined;
    question = add(question, found.meaning);
    at += found.length;
  }
  return isAnything(question) ? question : undefined;
}

/** As phrases are kept: "mức2" is two words. */
export const wordsOf = (folded: string): readonly string[] => folded.match(/[a-z]+|\d+/g) ?? [];

/** Nothing is narrowed down but by these. */
export const isOnly = (question: Question, ...parts: readonly Part[]): boolean =>
  PARTS.every((one) => parts.includes(one) || isEmpty(question[one]));

/** Nothing but what is wanted was said: "được mấy người rồi". */
export const isWhole = (question: Question): boolean => PARTS.every((part) => isEmpty(question[part]));

/** Two things were named at least: no command has that by chance. */
export const isDetailed = (question: Question): boolean =>
  PARTS.filter((part) => !isEmpty(question[part])).length > 1;

type Part = (typeof PARTS)[number];
const PARTS = ['units', 'kind', 'phase', 'metrics', 'group', 'report', 'nth', 'span'] as const;
const isEmpty = (part: Question[keyof Question]): boolean =>
  part === undefined || (Array.isArray(part) && part.length === 0);
const isAnything = (question: Question): boolean => question.wants !== undefined || !isWhole(question);

function longestAt(said: readonly string[], at: number, { phrases, longest }: QuestionWords) {
  for (let length = Math.min(longest, said.length - at); length > 0; length--) {
    const meaning = phrases.get(said.slice(at, at + length).join(' '));
    if (meaning) return { meaning, length };
  }
  return undefined;
}

/** "Ai chưa nộp" outweighs the "bao nhiêu" that may stand beside it. */
function add(question: Question, meaning: Meaning): Question {
  const { wants, units = [], metrics = [], ...narrower } = meaning;
  const heavier = question.wants === undefined || question.wants === 'total' ? wants : undefined;
  return {
    ...question,
    ...narrower,
    wants: heavier ?? question.wants,
    units: [...new Set([...question.units, ...units])],
    metrics: narrowed(question.metrics, metrics),
  };
}

/** "Tích hợp … bảo hiểm y tế": what fits both, or else each of them. */
function narrowed(before: readonly string[], more: readonly string[]): readonly string[] {
  if (before.length === 0 || more.length === 0) return [...before, ...more];
  const both = before.filter((id) => more.includes(id));
  return both.length > 0 ? both : [...new Set([...before, ...more])];
}
