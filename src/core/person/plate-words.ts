import { fold } from '../message/fold.ts';
import type { PlateKind } from './plate-forms.ts';

export interface PlateWords {
  readonly rest: string;
  /** What the person said the vehicle is. */
  readonly vehicle: PlateKind | undefined;
}

/** Takes "biển số", "xe máy", "ô tô" and the like off both ends of a plate, and keeps what they say. */
export function stripPlateWords(text: string): PlateWords {
  const words = text.split(/[\s()[\]:=]+/u).filter((word) => word !== '');
  const isWord = (word: string | undefined): boolean => word !== undefined && around.has(fold(word));
  let [from, to] = [0, words.length];
  while (from < to && isWord(words[from])) from += 1;
  while (to > from && isWord(words[to - 1])) to -= 1;
  // "TO 12-34" is a military plate, not a word and a number.
  if (!/\p{L}/u.test(words.slice(from, to).join(''))) [from, to] = [0, words.length];
  const said = fold([...words.slice(0, from), ...words.slice(to)].join(' '));
  return {
    rest: words.slice(from, to).join(' '),
    vehicle: vehicles.find(([pattern]) => pattern.test(said))?.[1],
  };
}

const around: ReadonlySet<string> = new Set(
  'bien so kiem soat bks dang ky xe may dien dap o to oto mo moto gan con hoi tai cua toi em minh la va a car motorbike plate'.split(
    ' ',
  ),
);

const vehicles: readonly (readonly [RegExp, PlateKind])[] = [
  [/\bdien\b/, 'electric-motorbike'],
  [/\b(xe may|mo ?to|gan may|motorbike)\b/, 'motorbike'],
  [/\b(o ?to|xe con|xe hoi|xe tai|car)\b/, 'car'],
];
