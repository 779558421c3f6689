import { fold } from '../message/fold.ts';
import { text } from '../message/say.ts';
import { nameKey } from '../person/name-key.ts';
import { createJudgeRow, type JudgedRow, type Wanted } from './judge.ts';
import { remembering } from './remembering.ts';
import type { Written } from './written.ts';

/** Judges a list: each row by itself, then against the rows before it. */
export function judgeRoster(people: readonly Written[], wanted: Wanted): readonly JudgedRow[] {
  return withRepeats(people.map(createJudgeRow(wanted)));
}

/**
 * Finds who is there twice: by citizen ID; without one on either side by name and address or phone. One number for two
 * names is a slip in one of them. The same name and year of birth in one place is only a suspicion.
 */
export const withRepeats = (rows: readonly JudgedRow[]): readonly JudgedRow[] => rows.map(createRepeats());

/** The same, row by row, for lists that nobody holds as a whole. */
export function createRepeats(): (row: JudgedRow) => JudgedRow {
  const byId = new Map<string, Seen>();
  const byOther = new Map<string, Seen>();
  const byLooks = new Map<string, Seen>();
  const placeKeyOf = remembering(placeKey);
  return (row) => {
    if (row.verdict === 'rejected') return row;
    const { name = '', citizenId } = row.person;
    const first = citizenId === undefined ? undefined : byId.get(citizenId);
    if (first) return isSameName(first.name, name) ? repeat(row, first) : clash(row, first);
    const keys = keysOf(row, placeKeyOf);
    const others = keys.map((key) => byOther.get(key));
    const same = others.find((other) => other && (citizenId === undefined || !other.isNumbered));
    if (same) return repeat(row, same);
    const seen: Seen = { number: row.number, name, isNumbered: citizenId !== undefined };
    if (citizenId !== undefined) byId.set(citizenId, seen);
    for (const [n, key] of keys.entries()) if (others[n] === undefined) byOther.set(key, seen);
    const looks = looksOf(row);
    const alike = looks === undefined ? undefined : byLooks.get(looks);
    if (looks !== undefined && alike === undefined) byLooks.set(looks, seen);
    return alike ? suspect(row, alike) : row;
  };
}

/** What is kept of a row: lists are long. */
interface Seen {
  readonly number: number;
  readonly name: string;
  readonly isNumbered: boolean;
}

const repeat = (row: JudgedRow, of: Seen): JudgedRow => ({
  ...row,
  verdict: 'repeated',
  repeats: of.number,
  reasons: [text('roster.reason.repeats', { number: of.number })],
});

const clash = (row: JudgedRow, of: Seen): JudgedRow => ({
  ...row,
  verdict: 'rejected',
  reasons: [text('roster.reason.id-of-other', { number: of.number, name: of.name }), ...row.reasons],
});

const suspect = (row: JudgedRow, of: Seen): JudgedRow => ({
  ...row,
  verdict: 'warned',
  reasons: [...row.reasons, text('roster.reason.maybe-same', { number: of.number })],
});

function keysOf(
  { person: { name = '', address, phone } }: JudgedRow,
  placeKeyOf: typeof placeKey,
): readonly string[] {
  const key = fold(name);
  const keys: string[] = [];
  if (address !== undefined) keys.push(`a ${key} ${placeKeyOf(address)}`);
  if (phone !== undefined) keys.push(`p ${key} ${phone}`);
  return keys;
}

const looksOf = ({ person: { name, birthYear } }: JudgedRow): string | undefined =>
  name === undefined || birthYear === undefined ? undefined : `${nameKey(name)} ${birthYear}`;

/** As the store compares addresses. */
const placeKey = (address: string): string => fold(address).replace(/[\s.,;:/-]+/g, ' ');

/** Typed with marks or without, it is one name. */
const isSameName = (one: string, other: string): boolean => fold(one) === fold(other);
