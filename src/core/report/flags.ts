import { fold } from '../message/fold.ts';
import { aboutCitizenId, type CitizenId, readCitizenId } from '../person/citizen-id.ts';
import { foldName } from '../person/name-key.ts';
import { readPlates } from '../person/plates.ts';
import { clockAt } from '../time/clock-time.ts';
import { type Instant, MINUTE } from '../time/instant.ts';

/** Why a row should be looked at. A flag is a question, never a verdict. Words under flag.<id>. */
export const FLAGS = [
  'duplicate-person',
  'same-name',
  'impossible-id',
  'birth-year-differs',
  'impossible-plate',
  'outside-unit',
  'burst',
  'odd-hour',
] as const;
export type Flag = (typeof FLAGS)[number];

/** As much of a row as its flags need. */
export interface Judged {
  readonly id: string;
  readonly person: {
    readonly name: string;
    readonly address?: string;
    readonly citizenId?: string;
    readonly plates?: readonly string[];
    readonly birthYear?: number;
  };
  readonly by: string;
  readonly at: Instant;
  /** Other units that have the same citizen ID. */
  readonly alsoIn: readonly string[];
}

interface Around {
  readonly year: number;
  readonly timeZone: string;
  /** Names, old names and abbreviations of the other villages of the commune. */
  readonly others: readonly string[];
  /** Those of the unit itself: an address that has them is inside, whatever else it names. */
  readonly own: readonly string[];
}

/** So many rows by one hand in so short a time were hardly people met one by one. */
const BURST = { rows: 20, within: 10 * MINUTE };

/** What is kept of a row for those that come after it: lists are long. */
interface Seen extends Pick<Judged, 'id' | 'by' | 'at'> {
  readonly looks: string;
  readonly isNumbered: boolean;
  readonly flags: ReadonlySet<Flag>;
}

/** The flags of each row that has any, in the order of FLAGS; rows come one by one, so that nobody holds a list opened. */
export function createFlagRows(around: Around) {
  const seen: Seen[] = [];
  return {
    add({ id, by, at, person, alsoIn }: Judged): void {
      const judged: Readonly<Partial<Record<Flag, boolean>>> = {
        'duplicate-person': alsoIn.length > 0,
        ...idFlags(person, around.year),
        'impossible-plate': (person.plates ?? []).some((plate) => readPlates(plate).verdict !== 'sure'),
        'outside-unit': isOutside(person.address, around),
        'odd-hour': isNight(at, around.timeZone),
      };
      seen.push({
        id,
        by,
        at,
        looks: `${foldName(person.name)} ${person.birthYear ?? ''}`,
        isNumbered: person.citizenId !== undefined,
        flags: new Set(FLAGS.filter((flag) => judged[flag])),
      });
    },
    done(): ReadonlyMap<string, readonly Flag[]> {
      const namesakes = Map.groupBy(seen, ({ looks }) => looks);
      const hasty = inBurst(seen);
      const flagged = seen.map((row) => {
        const same = namesakes.get(row.looks) ?? [];
        // Two citizen IDs are two people, whatever they are called.
        const isNamesake = same.length > 1 && (!row.isNumbered || same.some(({ isNumbered }) => !isNumbered));
        const has = (flag: Flag): boolean =>
          row.flags.has(flag) ||
          (flag === 'same-name' && isNamesake) ||
          (flag === 'burst' && hasty.has(row.id));
        return [row.id, FLAGS.filter(has)] as const;
      });
      return new Map(flagged.filter(([, flags]) => flags.length > 0));
    },
  };
}

function idFlags({ citizenId, birthYear }: Judged['person'], year: number) {
  if (citizenId === undefined) return { 'impossible-id': false, 'birth-year-differs': false };
  const reading = readCitizenId(citizenId, { year });
  const isPossible = reading.verdict === 'sure';
  const differs =
    isPossible && birthYear !== undefined && aboutCitizenId(citizenId as CitizenId).birthYear !== birthYear;
  return { 'impossible-id': !isPossible, 'birth-year-differs': differs };
}

function isOutside(address: string | undefined, { others, own }: Around): boolean {
  if (address === undefined) return false;
  const words = ` ${fold(address).replace(/[^\p{L}\d]+/gu, ' ')} `;
  const names = (list: readonly string[]): boolean => list.some((name) => words.includes(` ${fold(name)} `));
  return names(others) && !names(own);
}

/** Rows of one list that was read from a file have one moment, and are one act. */
function inBurst(rows: readonly Pick<Judged, 'id' | 'by' | 'at'>[]): ReadonlySet<string> {
  const hasty = new Set<string>();
  for (const mine of Map.groupBy(rows, ({ by }) => by).values()) {
    const moments = [...Map.groupBy(mine, ({ at }) => at)].sort(([a], [b]) => a - b);
    for (let from = 0; from + BURST.rows <= moments.length; from++) {
      const window = moments.slice(from, from + BURST.rows);
      const [first, last] = [window[0]?.[0] ?? 0, window.at(-1)?.[0] ?? 0];
      if (last - first <= BURST.within)
        for (const [, same] of window) for (const { id } of same) hasty.add(id);
    }
  }
  return hasty;
}

function isNight(at: Instant, timeZone: string): boolean {
  const hour = Number(clockAt(at, timeZone).slice(0, 2));
  return hour >= 23 || hour < 5;
}
