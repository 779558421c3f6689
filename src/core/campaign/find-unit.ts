import { fold } from '../message/fold.ts';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export type Found<U> = { readonly unit: U } | { readonly candidates: readonly U[] };

/** Units asked about at once when the words fit several, or none. */
const MAX_CANDIDATES = 8;

/** "thon 3", "Thôn 3", "t3" (an alias), "xuan hoa": the one unit meant, or those it may be, likeliest first. */
export function findUnit<U extends Named>(units: readonly U[], words: string): Found<U> {
  // What a button says is never taken for another unit's alias.
  const meant = units.find(({ id }) => id === words);
  if (meant) return { unit: meant };
  const wanted = folded(words);

  const exact = units.filter((unit) => namesOf(unit).includes(wanted));
  if (exact.length === 1) return { unit: exact[0] as U };
  // A number must be the whole number: "thon 1" is not a beginning of "thon 10".
  const inside = units.filter((unit) => namesOf(unit).some((name) => ` ${name} `.includes(` ${wanted} `)));
  if (exact.length === 0 && inside.length === 1) return { unit: inside[0] as U };

  const near = wanted === '' ? [] : units.filter((unit) => shares(namesOf(unit), wanted));
  return { candidates: unique([...exact, ...inside, ...near]).slice(0, MAX_CANDIDATES) };
}

/** The one unit whose name stands among these words, for whoever may say more than a name: "thôn 3 thấp thế". */
export function unitIn<U extends Named>(units: readonly U[], words: string): U | undefined {
  const typed = ` ${folded(words)} `;
  const named = units.filter((unit) => namesOf(unit).some((name) => typed.includes(` ${name} `)));
  return named.length === 1 ? named[0] : undefined;
}

/** The unit whose name these words begin with, and the words after it; the longest name counts. */
export function unitFirst<U extends Named>(
  units: readonly U[],
  words: readonly string[],
): { readonly unit: U; readonly rest: readonly string[] } | undefined {
  for (let length = words.length; length > 0; length--) {
    const wanted = folded(words.slice(0, length).join(' '));
    const named = units.filter((unit) => namesOf(unit).includes(wanted));
    if (named.length === 1) return { unit: named[0] as U, rest: words.slice(length) };
  }
  return undefined;
}

const folded = (text: string): string => fold(text.replaceAll('-', ' '));

const namesOf = ({ id, name, aliases }: Named): readonly string[] => [name, id, ...aliases].map(folded);

const shares = (names: readonly string[], wanted: string): boolean =>
  wanted.split(' ').some((word) => word.length > 1 && names.some((name) => name.split(' ').includes(word)));

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
