/** A number as it was typed somewhere in a text, and the digits it stands for. */
export interface TypedNumber {
  readonly digits: string;
  /** "+84…": a country code follows. */
  readonly international: boolean;
  /** A letter O was read as 0, or a letter l or I as 1. */
  readonly repaired: boolean;
}

/**
 * Finds the numbers in what a person typed, whatever stands around them ("CCCD: 0790 9900 0123"). Spaces, dots,
 * hyphens of any kind and brackets may stand between digits. Shorter ones than `least` are left out.
 */
export function findNumbers(text: string, least: number): readonly TypedNumber[] {
  // Most numbers of a list are nothing else.
  if (/^\d{3,}$/.test(text))
    return text.length < least ? [] : [{ digits: text, international: false, repaired: false }];
  const plain = text.normalize('NFKC').replace(invisible, '');
  return [...plain.matchAll(number)]
    .map(([typed]) => typed)
    .filter((typed) => /\d\D*\d\D*\d/.test(typed))
    .map((typed) => ({
      digits: typed.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1').replace(/\D/g, ''),
      international: typed.startsWith('+'),
      repaired: /[OolI|]/.test(typed),
    }))
    .filter(({ digits }) => digits.length >= least);
}

/** Zero-width characters and the soft hyphen come along when text is copied from a web page or a PDF. */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** A letter counts as a digit only where it is not part of a word; "CCCD079…" begins at its first true digit. */
const number =
  /(?:(?<![\p{L}\p{M}\p{N}])\+?[\dOolI|]|(?<![\p{N}OolI|])\d)(?:[\s.\-()_·\u2010-\u2015\u2212]*(?:\d|[OolI|](?!(?![OolI])[\p{L}\p{M}])))*(?!\p{N})/gu;
