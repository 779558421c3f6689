import { fold } from './fold.ts';
import { matchWords } from './match-words.ts';
import { type Option, toLabel } from './option.ts';
import { type Position, readPosition } from './read-position.ts';
import { toWords } from './word-list.ts';

/**
 * Finds the option a person meant: by its number in the list, by its words with or without marks, by their beginning
 * or an unmistakable part, with a slip of one letter. Undefined when it is none of them or could be two: asking again
 * costs less than a wrong answer. Numbers count the given options, so pass them in the order in which they were shown.
 */
export function understand(text: string, options: readonly Option[]): string | undefined {
  // A letter, not an answer to a menu.
  if (options.length === 0 || text.length > 300) return undefined;
  if (toWords(text).length === 0) return only(matchSigns(text, options));
  const place = readPosition(text);
  if (place === undefined) return only(matchWords(text, options));
  return place.words === '' ? chooseNumber(text, place, options) : chooseLabelled(text, place, options);
}

/** "2" is the second option, unless another one is called "2" itself, or "mức 2" was meant for "Mức 2". */
function chooseNumber(
  text: string,
  { position, bare }: Position,
  options: readonly Option[],
): string | undefined {
  const numbered = options[position - 1]?.id;
  const whole = only(matchWords(text, options, 'whole'));
  if (whole !== undefined && (!bare || numbered === undefined)) return whole;
  const named = bare ? whole : only(matchWords(text, options));
  if (numbered === undefined) return named;
  return named === undefined || named === numbered ? numbered : undefined;
}

/** "2. iPhone": both must say the same, but a label cut short may fit others as well. */
function chooseLabelled(
  text: string,
  { position, words }: Position,
  options: readonly Option[],
): string | undefined {
  const numbered = options[position - 1]?.id;
  const told = matchWords(words, options);
  if (numbered !== undefined && told.includes(numbered)) return numbered;
  return numbered === undefined || told.length === 0 ? only(matchWords(text, options)) : undefined;
}

/** "?" and "👍" hold no words. */
const matchSigns = (text: string, options: readonly Option[]): readonly string[] =>
  options
    .filter(({ labels }) => labels.some((label) => fold(toLabel(label).text) === fold(text)))
    .map(({ id }) => id);

const only = (ids: readonly string[]): string | undefined => (ids.length === 1 ? ids[0] : undefined);
