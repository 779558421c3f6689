import { fold } from '../message/fold.ts';

interface Seen {
  readonly plate?: readonly string[];
  readonly when?: string;
  readonly where?: readonly string[];
}

/** Words of a place that have to agree, beside the day. */
const SHARED = 3;

/** Of the same thing, most likely: a plate in common, or the same day and a place with the same words. */
export function isSimilar(one: Seen, other: Seen): boolean {
  const plates = platesOf(one);
  if (platesOf(other).some((plate) => plates.includes(plate))) return true;
  const words = wordsOf(one);
  const shared = wordsOf(other).filter((word) => words.includes(word)).length;
  return dayOf(one) !== '' && dayOf(one) === dayOf(other) && shared >= SHARED;
}

const platesOf = ({ plate = [] }: Seen): readonly string[] =>
  plate.map((each) => each.replace(/[^\p{L}\d]/gu, '').toUpperCase()).filter((each) => each !== '');

/** "07/11/2023" of "07/11/2023 17:00". */
const dayOf = ({ when = '' }: Seen): string => when.slice(0, 10);

const wordsOf = ({ where = [] }: Seen): readonly string[] => [
  ...new Set(
    fold(where.join(' '))
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== ''),
  ),
];
