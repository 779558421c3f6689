import type { Hash } from './hash.ts';

/** What is kept of a row that others may repeat. */
export interface Seen {
  readonly number: number;
  readonly name: string;
  readonly isNumbered: boolean;
  /** Of birth, without its century. */
  readonly year: number | undefined;
}

/**
 * The rows of a long list, by the hashes they are found by: some hundred bytes a row, in a few arrays. Objects and texts
 * would take a multiple of it, and be looked through whenever memory is cleared.
 */
export function createSeenPeople() {
  /** Four for each place of the table: both halves of the hash, and the row, from 1; 0 where nobody is. */
  let places = new Uint32Array(4 * 2_048);
  let taken = 0;
  /** Two for each row: its number, and where its name is. */
  let rows = new Float64Array(2 * 512);
  let count = 0;
  /** Names one after the other, each with its length before it, and before that the year and whether there is a citizen ID. */
  let names = new Uint16Array(16 * 1_024);
  let end = 0;

  function placeOf(table: Uint32Array, high: number, low: number): number {
    // Its length is a power of two.
    const last = table.length - 1;
    let at = (low << 2) & last;
    while (table[at + 2] !== 0 && (table[at] !== high || table[at + 1] !== low)) at = (at + 4) & last;
    return at;
  }

  function widen(): void {
    const wider = new Uint32Array(2 * places.length);
    for (let from = 0; from < places.length; from += 4) {
      if (places[from + 2] === 0) continue;
      const to = placeOf(wider, places[from] as number, places[from + 1] as number);
      wider.set(places.subarray(from, from + 4), to);
    }
    places = wider;
  }

  function seenAt(row: number): Seen {
    const at = rows[2 * row + 1] as number;
    const from = at + 2;
    const name = String.fromCharCode(...names.subarray(from, from + (names[at + 1] as number)));
    const flags = names[at] as number;
    const year = flags >> 1 === 0 ? undefined : (flags >> 1) - 1;
    return { number: rows[2 * row] as number, name, isNumbered: flags % 2 === 1, year };
  }

  return {
    /** The first row that was put there. */
    find({ high, low }: Hash): Seen | undefined {
      const row = places[placeOf(places, high, low) + 2] as number;
      return row === 0 ? undefined : seenAt(row - 1);
    },
    /** Keeps a row; gives what it is put by. */
    keep({ number, name, isNumbered, year }: Seen): number {
      if (2 * count === rows.length) rows = enlarged(rows, new Float64Array(2 * rows.length));
      while (end + 2 + name.length > names.length) names = enlarged(names, new Uint16Array(2 * names.length));
      rows[2 * count] = number;
      rows[2 * count + 1] = end;
      names[end++] = (year === undefined ? 0 : 2 * (year + 1)) + (isNumbered ? 1 : 0);
      names[end++] = name.length;
      for (let n = 0; n < name.length; n++) names[end++] = name.charCodeAt(n);
      return count++;
    },
    /** Whoever has that hash is found to repeat that row. */
    put({ high, low }: Hash, row: number): void {
      if (8 * ++taken > places.length) widen();
      const at = placeOf(places, high, low);
      if (places[at + 2] !== 0) return;
      places[at] = high;
      places[at + 1] = low;
      places[at + 2] = row + 1;
    },
  };
}

function enlarged<T extends Float64Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
