import { matchWords } from './match-words.ts';
import type { Option } from './option.ts';
import { readPosition } from './read-position.ts';

/**
 * Finds the option a person meant: by its number in the list, by its words with or without marks, by their beginning
 * or an unmistakable part, with a slip of one letter. Undefined when it is none of them or could be two.
 * Numbers count the given options, so pass them in the order in which they were shown.
 */
export function understand(text: string, options: readonly Option[]): string | undefined {
  const { position, words } = readPosition(text);
  if (position === undefined) return only(matchWords(text, options));

  const numbered = options[position - 1]?.id;
  // An option can be called "2" or "hai" itself, or begin with it: "2 xe".
  const named = only(matchWords(text, options, words === '' ? 'whole' : 'part'));
  if (words === '') return named === undefined || named === numbered ? numbered : clash(numbered, named);
  const told = matchWords(words, options, 'part');
  if (numbered !== undefined && told.includes(numbered)) return numbered;
  return numbered === undefined || told.length === 0 ? named : undefined;
}

/** "2" where the first option is called "2": the person is asked again, unless there is no second one. */
const clash = (numbered: string | undefined, named: string): string | undefined =>
  numbered === undefined ? named : undefined;

const only = (ids: readonly string[]): string | undefined => (ids.length === 1 ? ids[0] : undefined);
