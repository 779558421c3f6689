import type { Entry, PersonFields } from '../../../ports/store.ts';
import type { ValuesOf } from '../sql.ts';
import type { EntryContext } from './entry-context.ts';
import type { Digests } from './entry-seal.ts';
import { findKnown, findNamed, findRows, findUnidentified, type Here } from './entry-statements.ts';
import { isSamePerson } from './same-person.ts';

/** An entry to be recorded, and what it is looked up by. */
export interface Wanted {
  readonly n: number;
  readonly entry: Entry;
  readonly person: PersonFields;
  readonly digests: Digests;
  readonly asked: Asked;
}

export type Asked = ValuesOf<{
  n: 'int';
  commune: 'text';
  campaign: 'text';
  unit: 'text';
  citizen_digest: 'blob?';
  name_fold: 'text';
}>;

/** What there is of somebody: who has that citizen ID, and the row of the list that is theirs. */
export interface Met {
  readonly known: string | undefined;
  readonly row: Here | undefined;
  /** Rows that could become theirs when something else about them is recorded before. */
  readonly likely: readonly Here[];
}

export const STRANGER: Met = { known: undefined, row: undefined, likely: [] };

/** By `n`. What waits is sent before only if it could be about them: a batch goes out as one. */
export async function findMet(
  context: EntryContext,
  wanted: readonly Pick<Wanted, 'asked' | 'digests' | 'person'>[],
): Promise<ReadonlyMap<number, Met>> {
  const { unsent, lockCommune, flushEntries } = context;
  for (const commune of new Set(wanted.map(({ asked }) => asked.commune))) await lockCommune(commune);
  const isWaiting = ({ asked }: Pick<Wanted, 'asked'>) => keysOf(asked).some((key) => unsent.has(key));
  if (unsent.size > 0 && wanted.some(isWaiting)) await flushEntries();
  const met = await lookUp(context, wanted);
  const isUnsent = [...met.values()].some(
    ({ known, row }) =>
      (known !== undefined && unsent.has(known)) ||
      (row !== undefined && (unsent.has(row.id) || unsent.has(row.person))),
  );
  if (!isUnsent) return met;
  await flushEntries();
  return lookUp(context, wanted);
}

async function lookUp(
  { sql }: EntryContext,
  wanted: readonly Pick<Wanted, 'asked' | 'digests' | 'person'>[],
): Promise<ReadonlyMap<number, Met>> {
  const asked = wanted.map((one) => one.asked);
  const [numbered, nameless] = [
    asked.filter(({ citizen_digest }) => citizen_digest !== null),
    asked.filter(({ citizen_digest }) => citizen_digest === null),
  ];
  const { rows: people } = await sql.each(findKnown, numbered);
  const known = new Map(people.map(({ n, person }) => [n, person]));
  const theirs = asked.flatMap((one) => {
    const person = known.get(one.n);
    return person === undefined ? [] : [{ ...one, person }];
  });
  const own = await sql.each(findRows, theirs);
  const unidentified = await sql.each(findUnidentified, numbered);
  const named = await sql.each(findNamed, nameless);
  const rowOf = new Map<number, Here>();
  for (const row of own.rows) if (!rowOf.has(row.n)) rowOf.set(row.n, row);
  const byName = Map.groupBy([...unidentified.rows, ...named.rows], ({ n }) => n);
  const met = new Map<number, Met>();
  for (const {
    asked: { n },
    person,
    digests,
  } of wanted) {
    const likely = byName.get(n) ?? [];
    const row = rowOf.get(n) ?? likely.find(isSamePerson(person, digests));
    const mine = known.get(n);
    if (row !== undefined || mine !== undefined || likely.length > 0)
      met.set(n, { known: mine, row, likely });
  }
  return met;
}

/** Two entries that share one could be about the same person. */
export const keysOf = ({ commune, campaign, unit, citizen_digest, name_fold }: Asked): readonly string[] => [
  `${commune} ${campaign} ${unit} ${name_fold}`,
  // Made with a key of the commune: it says which.
  ...(citizen_digest ? [citizen_digest.toHex()] : []),
];
