import { toWords, type Word, type Words } from '../message/word-list.ts';
import { correctSlip } from './correct-slip.ts';
import { decodeKeystrokes, isSyllable } from './keystrokes.ts';
import type { Glossary, Wording } from './lexicon.ts';

/** A text as far as it matters what it is about. */
export interface Question {
  readonly words: Words;
  /** Ideas of the lexicon that it expresses, in order, each once. */
  readonly ideas: readonly string[];
}

/** Nobody asks for help in more than this; the rest would only cost time. */
const MAX_LENGTH = 600;
/** Words that may stand in a gap of a wording. */
const MAX_GAP = 3;

export function readQuestion(text: string, glossary: Glossary): Question {
  const typed = toWords(withoutVni(text.slice(0, MAX_LENGTH).replace(/(\p{L})\1{2,}/gu, '$1')));
  const words = typed
    .flatMap((word) => meant(word, glossary))
    .filter(({ marked }) => !glossary.noise.has(marked));
  return { words, ideas: ideasIn(words, glossary) };
}

/** Whoever types one word in VNI types all of them so; then a digit at an end is a mark as well. */
function withoutVni(text: string): string {
  let found = false;
  const decoded = text.replace(/[a-z][a-z\d]*\d[a-z\d]*/gi, (token) => {
    const bare = decodeKeystrokes(token.toLowerCase());
    found ||= bare !== undefined;
    return bare ?? token;
  });
  return found ? decoded.replace(/([a-z]{2,})[1-9]\b/gi, '$1') : text;
}

function meant(word: Word, { marked, plain, known }: Glossary): Words {
  const stands = marked.get(word.marked) ?? plain.get(word.plain);
  if (stands !== undefined) return stands;
  if (known.has(word.plain) || /\d/.test(word.plain)) return [word];
  const decoded = isSyllable(word.plain) ? undefined : decodeKeystrokes(word.plain);
  if (decoded !== undefined) return [unmarked(decoded)];
  const corrected = isSyllable(word.plain) ? undefined : correctSlip(word.plain, known);
  return [corrected === undefined ? word : unmarked(corrected)];
}

const unmarked = (plain: string): Word => ({ plain, marked: plain });

function ideasIn(words: Words, { ideas, usual }: Glossary): readonly string[] {
  const found = new Set<string>();
  const isMarked = words.filter(({ plain, marked }) => plain !== marked).length * 4 > words.length;
  const meantBy = ({ plain, marked }: Word): string =>
    isMarked || marked !== plain ? marked : (usual.get(plain) ?? plain);
  words.forEach((word, from) => {
    for (const wording of ideas.get(word.plain) ?? []) {
      if (!found.has(wording.idea) && isSaid(wording, words, from, meantBy(word))) found.add(wording.idea);
    }
  });
  return [...found];
}

function isSaid({ first, then }: Wording, words: Words, from: number, meant: string): boolean {
  const [only] = first;
  // A single short word is easily another one without its marks: mua and mưa, dien and điên.
  const isShort = then.length === 0 && first.length === 1 && only !== undefined && only.plain.length < 6;
  if (isShort && only.marked !== meant) return false;
  if (!standsAt(first, words, from)) return false;
  let at = from + first.length;
  for (const part of then) {
    const starts = Array.from({ length: MAX_GAP + 1 }, (_, gap) => at + gap);
    const start = starts.find((place) => standsAt(part, words, place));
    if (start === undefined) return false;
    at = start + part.length;
  }
  return true;
}

const standsAt = (part: Words, words: Words, from: number): boolean =>
  part.every((word, n) => words[from + n]?.plain === word.plain);
