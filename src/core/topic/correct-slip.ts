/** The known word that is one slip of the finger away, the most common of them; undefined for short words and for none. */
export function correctSlip(typed: string, known: ReadonlyMap<string, number>): string | undefined {
  if (typed.length < 4) return undefined;
  let best: string | undefined;
  let often = 0;
  for (const neighbour of neighbours(typed)) {
    const count = known.get(neighbour) ?? 0;
    if (count > often) [best, often] = [neighbour, count];
  }
  return best;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Everything one letter too many, one too few, another letter, or two swapped away: some 60 for each letter. */
function* neighbours(word: string): Iterable<string> {
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (tail !== '') yield head + tail.slice(1);
    if (tail.length > 1) yield head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
    for (const letter of letters) {
      yield head + letter + tail;
      if (tail !== '') yield head + letter + tail.slice(1);
    }
  }
}
