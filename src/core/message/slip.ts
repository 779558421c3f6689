/**
 * True when one word becomes the other by one slip of the finger: a letter too many, too few, another, or two
 * swapped. Short words have too many neighbours, and a slip must never turn a word into a denial.
 */
export function isSlip(typed: string, word: string): boolean {
  const [shorter, longer] = [Math.min(typed.length, word.length), Math.max(typed.length, word.length)];
  if (longer - shorter > 1 || shorter < 4 || word.length < 5) return false;
  if (word === 'khong' || typed === 'khong' || /\d/.test(typed + word)) return false;

  let start = 0;
  while (start < shorter && typed[start] === word[start]) start += 1;
  let end = 0;
  while (end < shorter - start && typed.at(-1 - end) === word.at(-1 - end)) end += 1;
  const [extra, lacking] = [typed.slice(start, typed.length - end), word.slice(start, word.length - end)];
  const swapped =
    extra.length === 2 && extra.charAt(0) === lacking.charAt(1) && extra.charAt(1) === lacking.charAt(0);
  return swapped || (extra.length <= 1 && lacking.length <= 1);
}
