import { localNames } from '../core/campaign/local-names.ts';
import type { Catalogue } from '../ports/catalogue.ts';
import type { Words } from '../ports/words.ts';

/** The sentences as they are spoken in one commune. */
export type WordsOf = (commune: string) => Words;

export const createWordsOf = (words: Words, { communes }: Pick<Catalogue, 'communes'>): WordsOf => {
  const spoken = new Map([...communes].map(([id, content]) => [id, words.naming(localNames(content))]));
  return (commune) => spoken.get(commune) ?? words;
};
