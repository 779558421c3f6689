import { CODE_ALPHABET } from '../invitation/invitation-code.ts';
import { MINUTE } from '../time/instant.ts';

/** 31^8 is 2^39: with ten minutes and five tries nobody finds one. Shorter than an invitation, so that neither is taken for the other. */
export const JOIN_CODE_LENGTH = 8;
export const JOIN_CODE_MINUTES = 10;
export const JOIN_CODE_LIFE = JOIN_CODE_MINUTES * MINUTE;

/** So many wrong codes in so long a time, and no more are looked at. */
export const MAX_MISSES = 5;
export const MISSES_FORGOTTEN_AFTER = 60 * MINUTE;

/** The code somewhere in what was typed, "mã abcd efgh ạ"; undefined when there is none. */
export function readJoinCode(text: string): string | undefined {
  const words = text
    .normalize('NFKC')
    .toUpperCase()
    .split(/[^A-Z0-9]+/u);
  const isPart = (word: string) => [...word].every((sign) => CODE_ALPHABET.includes(sign));
  const whole = words.find((word) => word.length === JOIN_CODE_LENGTH && isPart(word));
  if (whole !== undefined) return whole;
  const half = JOIN_CODE_LENGTH / 2;
  const at = words.findIndex((word, n) =>
    [word, words[n + 1] ?? ''].every((one) => one.length === half && isPart(one)),
  );
  return at < 0 ? undefined : `${words[at]}${words[at + 1]}`;
}

/** In two halves, as it is shown: ABCD-EFGH. */
export const showJoinCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A text that is nothing but a code as we write it, and not a plate such as 29H1-2345. */
export const isBareCode = (text: string): boolean =>
  /^\s*[A-Z2-9]{4}\s?[-–]\s?[A-Z2-9]{4}\s*$/i.test(text) &&
  !/^\s*\d{2}[A-Z]\w\s?[-–]\s?\d{4}\s*$/i.test(text) &&
  readJoinCode(text) !== undefined;
