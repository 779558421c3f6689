/**
 * Where `text` can be cut so that the head is at most `limit` units long and no letter is torn: not inside a
 * surrogate pair, nor between a letter and its marks. A single letter longer than the limit is torn between its
 * code points after all, because something has to be sent.
 */
export function lastLetterEnd(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, limit + longestLetter))) {
    const next = index + segment.length;
    if (next > limit) break;
    end = next;
  }
  return end || codePointEnd(text, limit);
}

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** Room for the letter that straddles the limit; family emoji are the longest seen in practice, about 25 units. */
const longestLetter = 64;

function codePointEnd(text: string, limit: number): number {
  const torn = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(limit));
  if (!torn) return Math.max(limit, 1);
  return limit > 1 ? limit - 1 : 2;
}
