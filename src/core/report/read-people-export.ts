import { unitFirst } from '../campaign/find-unit.ts';
import type { Unit } from '../campaign/unit.ts';
import { fold } from '../message/fold.ts';

/** Which people, and with which reason in full. */
export interface PeopleExport {
  /** Words that should name a unit; empty for all that may be seen. */
  readonly unit: string;
  /** Undefined where nobody asked for the numbers in full; empty where they gave no reason. */
  readonly reason?: string;
}

/** Between what is wanted and why. */
const BECAUSE = /^(?:vi|de|ly do|do|because|for|reason)$/;

/**
 * What comes after "xuất danh sách": "thôn 3", "đầy đủ đối chiếu với tỉnh", "thôn 3 đầy đủ vì đối chiếu", "đầy đủ thôn 3
 * vì đối chiếu". A unit that was named is never left out: in full it would be everybody's data instead of one unit's.
 * `full`: folded wordings of "in full", the longest first.
 */
export function readPeopleExport(
  typed: string,
  full: readonly string[],
  units: readonly Unit[],
): PeopleExport {
  const words = typed
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const at = words.findIndex((_, n) => lengthOf(words.slice(n), full) > 0);
  if (at < 0) return { unit: words.join(' ') };
  const after = words.slice(at + lengthOf(words.slice(at), full));
  const before = words.slice(0, at);
  if (before.length > 0) return { unit: before.join(' '), reason: toReason(after) };
  const named = unitFirst(units, after);
  return named === undefined
    ? { unit: '', reason: toReason(after) }
    : { unit: after.slice(0, after.length - named.rest.length).join(' '), reason: toReason(named.rest) };
}

/** How many words say "in full" here; 0 where none do. */
function lengthOf(words: readonly string[], full: readonly string[]): number {
  for (const said of full) {
    const length = said.split(' ').length;
    if (fold(words.slice(0, length).join(' ')) === said) return length;
  }
  return 0;
}

/** Without the words that lead up to it. */
function toReason(words: readonly string[]): string {
  const [first = '', second = ''] = words;
  if (BECAUSE.test(fold(`${first} ${second}`))) return words.slice(2).join(' ');
  return words.slice(BECAUSE.test(fold(first)) ? 1 : 0).join(' ');
}
