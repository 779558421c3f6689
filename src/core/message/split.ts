import { lastLetterEnd } from './break.ts';

/**
 * Cuts a long text into pieces of at most `limit` units, at the end of a paragraph, a line, a sentence, a word, or
 * (a word longer than a message) a letter, in that order. Only white space at the cuts is dropped.
 */
export function split(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const cut = findCut(rest, limit);
    const piece = rest.slice(0, cut).trimEnd();
    if (piece !== '') pieces.push(piece);
    rest = rest.slice(cut).trimStart();
  }
  if (rest.trim() !== '') pieces.push(rest);
  return pieces;
}

/** Each finds the white space after a unit of text, the strongest unit first. Never behind the number of a line. */
const ends: readonly RegExp[] = [
  /\n\s*\n/g,
  /\n/g,
  /(?<!^\s*\d{1,3}\.)(?<=[.!?…:;]["')»”]*)\s+/gm,
  /(?<!^\s*\d{1,3}\.)\s+/gm,
];

/** A strong end far to the left would send a scrap of a message, so the right half is searched first. */
function findCut(text: string, limit: number): number {
  // One unit beyond the limit, because the white space that is dropped may stand there.
  const window = text.slice(0, limit + 1);
  for (const least of [limit / 2, 1]) {
    for (const end of ends) {
      const at = lastStart(window, end);
      if (at >= least && at <= limit) return at;
    }
  }
  return lastLetterEnd(text, limit);
}

function lastStart(window: string, end: RegExp): number {
  let last = -1;
  for (const found of window.matchAll(end)) last = found.index;
  return last;
}
