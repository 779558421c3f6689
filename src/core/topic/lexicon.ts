import * as z from 'zod';
import { toWords, type Words } from '../message/word-list.ts';

const Wordings = z.array(z.string().min(1)).min(1);

/** How people write: data/answers/lexicon.yaml. */
export const Lexicon = z.strictObject({
  /** What a token stands for, and the tokens that stand for it. */
  words: z.record(z.string(), Wordings),
  /** Words without a meaning of their own. */
  noise: Wordings,
  /** Ideas and the ways to say them, between commas; "…" is up to three words in between. */
  ideas: z.record(z.string().regex(/^[a-z0-9-]+$/), z.string().transform(toList)),
});
export type Lexicon = z.infer<typeof Lexicon>;

/** "a, b, c": shorter to write and to read in YAML than a list. */
export function toList(joined: string): readonly string[] {
  return joined
    .split(',')
    .map((wording) => wording.trim())
    .filter((wording) => wording !== '');
}

/** The same, made ready for looking up. */
export interface Glossary {
  /** What stands behind a token, by its form with marks. */
  readonly meanings: ReadonlyMap<string, Words>;
  readonly noise: ReadonlySet<string>;
  /** By the first word of each wording. */
  readonly ideas: ReadonlyMap<string, readonly Wording[]>;
  /** How often a word is written in the examples; slips are corrected towards these. */
  readonly known: ReadonlyMap<string, number>;
  /** With which marks a word is mostly meant when it is typed without. */
  readonly usual: ReadonlyMap<string, string>;
}

export interface Wording {
  readonly idea: string;
  readonly first: Words;
  /** What follows after a gap. */
  readonly then: readonly Words[];
}

export function createGlossary(lexicon: Lexicon, examples: Iterable<string>): Glossary {
  const meanings = new Map(
    Object.entries(lexicon.words).flatMap(([meaning, variants]) =>
      variants.flatMap(toForm).map((form) => [form, toWords(meaning)] as const),
    ),
  );
  const ideas = new Map<string, Wording[]>();
  for (const [idea, wordings] of Object.entries(lexicon.ideas)) {
    for (const wording of wordings) {
      const [first = [], ...then] = wording.split('…').map(toWords);
      const key = first[0]?.plain;
      if (key !== undefined) ideas.set(key, [...(ideas.get(key) ?? []), { idea, first, then }]);
    }
  }
  const texts = [...examples, ...Object.values(lexicon.ideas).flat(), ...Object.keys(lexicon.words)].map(
    toWords,
  );
  const written = texts.flat();
  const known = new Map<string, number>();
  for (const { plain } of written) known.set(plain, (known.get(plain) ?? 0) + 1);
  const noise = new Set(lexicon.noise.flatMap(toForm));
  return { meanings, noise, ideas, known, usual: usualForms(texts.filter(hasMarks).flat()) };
}

/** Whether somebody types with marks, although many Vietnamese words have none. */
export const hasMarks = (words: Words): boolean =>
  words.filter(({ plain, marked }) => plain !== marked).length * 4 > words.length;

/** The only word of a text, with its marks. */
function toForm(text: string): string[] {
  const words = toWords(text);
  return words.length === 1 ? words.map(({ marked }) => marked) : [];
}

function usualForms(written: Words): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  const usual = new Map<string, string>();
  for (const { plain, marked } of written) {
    counts.set(marked, (counts.get(marked) ?? 0) + 1);
    const best = usual.get(plain) ?? marked;
    usual.set(plain, (counts.get(marked) ?? 0) >= (counts.get(best) ?? 0) ? marked : best);
  }
  return usual;
}
