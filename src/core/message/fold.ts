/**
 * Folds a text for matching and searching: no marks, no case, đ as d, one space between words.
 * Compatibility forms (②, full-width digits) become plain ones. Never store or show the result.
 */
export function fold(text: string): string {
  const plain = /^[\0-\x7F]*$/.test(text)
    ? text.toLowerCase()
    : text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[đðɖ]/g, 'd');
  return plain.replace(/\s+/g, ' ').trim();
}
