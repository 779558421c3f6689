import { foldAny } from './fold-any.ts';

/**
 * Folds a text for matching and searching: no marks, no case, đ as d, one space between words.
 * Compatibility forms (②, full-width digits) become plain ones. Never store or show the result.
 */
export function fold(text: string): string {
  let plain = '';
  let gap = '';
  for (let n = 0; n < text.length; n++) {
    const letter = latin[text.charCodeAt(n)];
    if (letter === undefined) return foldAny(text).replace(/\s+/g, ' ').trim();
    if (letter === ' ') gap = plain === '' ? '' : ' ';
    else if (letter !== '') {
      plain += gap + letter;
      gap = '';
    }
  }
  return plain;
}

/** ASCII, the Latin letters of Vietnamese and its neighbours, and their marks: folded one by one, at a fraction of the price. */
const RANGES = [
  [0x00, 0x24f],
  [0x300, 0x36f],
  [0x1e00, 0x1eff],
] as const;

const latin: readonly (string | undefined)[] = Array.from({ length: 0x1f00 }, (_, code) =>
  RANGES.some(([from, to]) => from <= code && code <= to)
    ? foldAny(String.fromCharCode(code)).replace(/\s/g, ' ')
    : undefined,
);
