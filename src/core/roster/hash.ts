import { fold } from '../message/fold.ts';

/** 64 bits in two halves of 32. */
export interface Hash {
  readonly high: number;
  readonly low: number;
}

/**
 * A hash of the text; `seed` keeps apart what is hashed of different things. Of a list of 200,000 people two texts have the
 * same once in a billion lists. Whoever makes two meet on purpose only spoils a list of their own.
 */
export function hashOf(text: string, seed: number): Hash {
  let high = seed ^ 0x9e3779b9;
  let low = seed ^ 0x7f4a7c15;
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  return finish(high, low);
}

/** The hash of the folded text: what folds the same has the same. */
export function foldHashOf(text: string, seed: number): Hash {
  let high = seed ^ 0x9e3779b9;
  let low = seed ^ 0x7f4a7c15;
  let before = SPACE;
  for (let n = 0; n < text.length; n++) {
    const code = foldedCodes[text.charCodeAt(n)] ?? 0;
    // Spaces that folding takes out, and signs that become none or several.
    if (code === 0 || (code === SPACE && before === SPACE)) return hashOf(fold(text), seed);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
    before = code;
  }
  return before === SPACE ? hashOf(fold(text), seed) : finish(high, low);
}

/** Of both together, in that order. */
export const joinHashes = (one: Hash, other: Hash): Hash =>
  finish(
    Math.imul(one.high ^ 0x2545f491, 0x9e3779b1) ^ other.high,
    Math.imul(one.low ^ 0x4f6cdd1d, 0x5f356495) ^ other.low,
  );

/** Each bit of either half reaches both. */
function finish(a: number, b: number): Hash {
  let high = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  let low = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ (low >>> 15);
  low = Math.imul(low ^ (low >>> 14), 0xc2b2ae35);
  return { high: (high ^ (high >>> 16)) >>> 0, low: (low ^ (low >>> 15)) >>> 0 };
}

const SPACE = 0x20;

/** What each letter folds to, where that is one sign; else 0. */
const foldedCodes = Uint16Array.from({ length: 0x1f00 }, (_, code) => {
  if (code === SPACE) return SPACE;
  if (code < SPACE || (code > 0x24f && code < 0x1e00)) return 0;
  const folded = fold(String.fromCharCode(code));
  return folded.length === 1 ? folded.charCodeAt(0) : 0;
});
