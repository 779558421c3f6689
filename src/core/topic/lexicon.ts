import * as z from 'zod';
import { toWords, type Word, type Words } from '../message/word-list.ts';

const Wordings = z.array(z.string().min(1)).min(1);

/** How people write: data/answers/lexicon.yaml. */
export const Lexicon = z.strictObject({
  /** What a token stands for, and the tokens that stand for it. */
  words: z.record(z.string(), Wordings),
  /** Words without a meaning of their own. */
  noise: Wordings,
  /** Ideas and the ways to say them; "…" is up to three words in between. */
  ideas: z.record(z.string().regex(/^[a-z0-9-]+$/), Wordings),
});
export type Lexicon = z.infer<typeof Lexicon>;

/** The same, made ready for looking up. */
export interface Glossary {
  /** Behind tokens typed exactly so, with their marks. */
  readonly marked: ReadonlyMap<string, Words>;
  /** Behind tokens, however they were typed. */
  readonly plain: ReadonlyMap<string, Words>;
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
  const marked = new Map<string, Words>();
  const plain = new Map<string, Words>();
  for (const [meaning, variants] of Object.entries(lexicon.words)) {
    const words = toWords(meaning);
    for (const variant of variants) {
      const word = onlyWord(variant);
      if (word === undefined) continue;
      if (word.marked === word.plain) plain.set(word.plain, words);
      else marked.set(word.marked, words);
    }
  }
  const ideas = new Map<string, Wording[]>();
  const known = new Map<string, number>();
  const forms = new Map<string, Map<string, number>>();
  const count = ({ plain: bare, marked: form }: Word): void => {
    known.set(bare, (known.get(bare) ?? 0) + 1);
    const counts = forms.get(bare) ?? new Map<string, number>();
    forms.set(bare, counts.set(form, (counts.get(form) ?? 0) + 1));
  };
  for (const [idea, wordings] of Object.entries(lexicon.ideas)) {
    for (const wording of wordings) {
      const [first = [], ...then] = wording.split('…').map(toWords);
      const key = first[0]?.plain;
      if (key === undefined) continue;
      ideas.set(key, [...(ideas.get(key) ?? []), { idea, first, then }]);
      for (const word of [...first, ...then.flat()]) count(word);
    }
  }
  for (const words of [...marked.values(), ...plain.values()]) words.forEach(count);
  for (const example of examples) {
    for (const word of toWords(example)) if (!plain.has(word.plain) && !marked.has(word.marked)) count(word);
  }
  const noise = new Set(lexicon.noise.flatMap((word) => onlyWord(word)?.marked ?? []));
  const usual = new Map([...forms].map(([bare, counts]) => [bare, commonest(counts, bare)]));
  return { marked, plain, noise, ideas, known, usual };
}

/** Examples without marks say nothing about them. */
function commonest(forms: ReadonlyMap<string, number>, bare: string): string {
  const written = [...forms].filter(([form]) => form !== bare);
  const [first = [bare, 0]] = written.toSorted(([, one], [, other]) => other - one);
  return first[0];
}

function onlyWord(text: string): Word | undefined {
  const words = toWords(text);
  return words.length === 1 ? words[0] : undefined;
}
