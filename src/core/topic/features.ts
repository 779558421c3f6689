import type { Glossary } from './lexicon.ts';
import type { Question } from './read-question.ts';

/** What a question consists of, each with its weight; all together of length 1, so that long texts do not shout. */
export type Features = ReadonlyMap<string, number>;

/** Found by cross-validation over the examples; an idea says more than the letters it was typed with. */
const weights = { idea: 1.5, pair: 1, word: 1, sequence: 1, letters: 0.3, strange: 0.5, always: 0.7 };

export function featuresOf({ words, ideas }: Question, { known }: Pick<Glossary, 'known'>): Features {
  const features = new Map<string, number>([['*', weights.always]]);
  const said = words.map(({ plain }) => plain);
  const text = ` ${said.join(' ')} `;
  for (let at = 0; at + 4 <= text.length; at++) features.set(`l ${text.slice(at, at + 4)}`, weights.letters);
  for (const { plain, marked } of words) if (marked !== plain) features.set(`m ${marked}`, weights.word);
  said.forEach((word, n) => {
    features.set(`w ${word}`, weights.word);
    // In an example every word is known; one that stands in no other is as strange as a word never seen.
    if ((known.get(word) ?? 0) < 2) features.set('w ?', weights.strange);
    if (n > 0) features.set(`s ${said[n - 1]} ${word}`, weights.sequence);
  });
  const sorted = ideas.toSorted();
  sorted.forEach((idea, n) => {
    features.set(`i ${idea}`, weights.idea);
    for (const other of sorted.slice(n + 1)) features.set(`p ${idea} ${other}`, weights.pair);
  });
  const length = Math.hypot(...features.values());
  return new Map([...features].map(([name, weight]) => [name, weight / length]));
}
