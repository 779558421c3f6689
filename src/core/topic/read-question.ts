import { toWords, type Word, type Words } from '../message/word-list.ts';
import { correctSlip } from './correct-slip.ts';
import { decodeKeystrokes, isSyllable } from './keystrokes.ts';
import { type Glossary, hasMarks, type Wording } from './lexicon.ts';

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
  const words = withMarks(
    typed.map((word) => repaired(word, glossary)),
    glossary,
  )
    .flatMap((word) => glossary.meanings.get(word.marked) ?? [word])
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

function repaired(word: Word, { meanings, known }: Glossary): Word {
  const { plain, marked } = word;
  if (meanings.has(marked) || known.has(plain) || isSyllable(plain) || /\d/.test(plain)) return word;
  const meant = decodeKeystrokes(plain) ?? correctSlip(plain, known);
  return meant === undefined ? word : { plain: meant, marked: meant };
}

/** Where nobody types marks, each word gets those it mostly has: "dien" is rather điện than điên. */
function withMarks(words: Words, { usual }: Glossary): Words {
  if (hasMarks(words)) return words;
  return words.map(({ plain, marked }) => ({
    plain,
    marked: marked === plain ? (usual.get(plain) ?? plain) : marked,
  }));
}

function ideasIn(words: Words, { ideas }: Glossary): readonly string[] {
  const found = new Set<string>();
  words.forEach((word, from) => {
    for (const wording of ideas.get(word.plain) ?? []) {
      if (!found.has(wording.idea) && isSaid(wording, words, from, word.marked)) found.add(wording.idea);
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
