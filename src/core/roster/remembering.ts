/** Different texts that are kept; a list has fewer villages and streets. */
const MOST = 5_000;

/** The same function, which need not look again at what it was given before. */
export function remembering<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const kept = copied(text);
    const found = of(kept);
    if (known.size >= MOST) known.clear();
    known.set(kept, found);
    return found;
  };
}

/** A piece of a longer text holds all of it in memory as long as the piece is kept: a page of a sheet, for a village. */
const copied = (piece: string): string => piece.split('').join('');
