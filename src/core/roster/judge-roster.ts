import { fold } from '../message/fold.ts';
import { text } from '../message/say.ts';
import { nameKey } from '../person/name-key.ts';
import { foldHashOf, type Hash, hashOf, joinHashes } from './hash.ts';
import { createJudgeRow, type JudgedRow, type Wanted } from './judge.ts';
import { remembering } from './remembering.ts';
import { createSeenPeople, type Seen } from './seen-people.ts';
import type { Written } from './written.ts';

/** Judges a list: each row by itself, then against the rows before it. */
export function judgeRoster(people: readonly Written[], wanted: Wanted): readonly JudgedRow[] {
  return withRepeats(people.map(createJudgeRow(wanted)));
}

/**
 * Finds who is there twice: by citizen ID; without one on either side by name and address or phone, unless they were born
 * in two years, which nobody can settle but who wrote it. One number for two names is a slip in one of them. The same
 * name and year of birth in one place is only a suspicion.
 */
export const withRepeats = (rows: readonly JudgedRow[]): readonly JudgedRow[] => rows.map(createRepeats());

/** The same, row by row, for lists that nobody holds as a whole. */
export function createRepeats(): (row: JudgedRow) => JudgedRow {
  const people = createSeenPeople();
  const placeHashOf = remembering((address) => hashOf(placeKey(address), PLACE));
  return (row) => {
    if (row.verdict === 'rejected') return row;
    const { name = '', citizenId, address, phone } = row.person;
    const id = citizenId === undefined ? undefined : hashOf(citizenId, CITIZEN_ID);
    const first = id && people.find(id);
    if (first) return isSameName(first.name, name) ? repeat(row, first) : clash(row, first);
    const isNumbered = citizenId !== undefined;
    const named = address === undefined && phone === undefined ? undefined : foldHashOf(name, NAME);
    const housed = named && address !== undefined ? joinHashes(named, placeHashOf(address)) : undefined;
    const called = named && phone !== undefined ? joinHashes(named, hashOf(phone, PHONE)) : undefined;
    const [inHouse, atPhone] = [housed && people.find(housed), called && people.find(called)];
    const year = yearOf(row);
    for (const same of [inHouse, atPhone]) {
      if (same === undefined || (isNumbered && same.isNumbered)) continue;
      const isOne = same.year === undefined || year === undefined || same.year === year;
      return isOne ? repeat(row, same) : namesake(row, same);
    }
    const seen = people.keep({ number: row.number, name, isNumbered, year });
    if (id) people.put(id, seen);
    if (housed) people.put(housed, seen);
    if (called) people.put(called, seen);
    const looks = looksOf(row);
    if (looks === undefined) return row;
    const alike = people.find(looks);
    people.put(looks, seen);
    return alike ? suspect(row, alike) : row;
  };
}

/** What is hashed: a number of one is not found under the other. */
const [CITIZEN_ID, NAME, PLACE, PHONE, LOOKS] = [1, 2, 3, 4, 5] as const;

/** "15/3/1985", "1985", "85", "1985-03-15": without the century. */
function yearOf({ written: { birth } }: JudgedRow): number | undefined {
  if (birth === undefined) return undefined;
  const [, iso, last] = /^\d{2}(\d{2})-|(?<!\d)(?:\d{2})?(\d{2})$/.exec(birth.trim()) ?? [];
  const year = iso ?? last;
  return year === undefined ? undefined : Number(year);
}

const repeat = (row: JudgedRow, of: Seen): JudgedRow => ({
  ...row,
  verdict: 'repeated',
  repeats: of.number,
  reasons: [text('roster.reason.repeats', { number: of.number })],
});

const namesake = (row: JudgedRow, of: Seen): JudgedRow => ({
  ...row,
  verdict: 'rejected',
  reasons: [text('roster.reason.namesake', { number: of.number }), ...row.reasons],
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

const looksOf = ({ person: { name, birthYear } }: JudgedRow): Hash | undefined =>
  name === undefined || birthYear === undefined ? undefined : hashOf(`${nameKey(name)} ${birthYear}`, LOOKS);

/** As the store compares addresses. */
const placeKey = (address: string): string => fold(address).replace(/[\s.,;:/-]+/g, ' ');

/** Typed with marks or without, it is one name. */
const isSameName = (one: string, other: string): boolean => fold(one) === fold(other);
