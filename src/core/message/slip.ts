/**
 * True when one word becomes the other by one slip of the finger: a letter too many, too few, another, or two
 * swapped. Short words have too many neighbours, and a slip must never turn a word into a denial.
 */
export function isSlip(typed: string, word: string): boolean {
  if (Math.min(typed.length, word.length) < 4 || Math.max(typed.length, word.length) < 5) return false;
  if (word.length < 5 || word === 'khong' || typed === 'khong' || /\d/.test(typed + word)) return false;
  const start = commonStart(typed, word);
  const end = Math.min(
    commonStart([...typed].reverse().join(''), [...word].reverse().join('')),
    Math.min(typed.length, word.length) - start,
  );
  const [extra, lacking] = [typed.slice(start, typed.length - end), word.slice(start, word.length - end)];
  const swapped = extra.length === 2 && extra === [...lacking].reverse().join('');
  return swapped || (extra.length <= 1 && lacking.length <= 1);
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one[length] === other[length]) length += 1;
  return length;
}
