import type { Entry } from '../../../ports/store.ts';
import type { ValuesOf } from '../sql.ts';
import type { EntryContext } from './entry-context.ts';
import type { Digests } from './entry-seal.ts';
import { find, type Here } from './entry-statements.ts';

/** An entry to be recorded, and what it is looked up by. */
export interface Wanted {
  readonly n: number;
  readonly entry: Entry;
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

/** What there is of somebody: who has that citizen ID, and rows of the list that can be theirs. */
export interface Met {
  readonly known: string | undefined;
  readonly rows: readonly Here[];
}

/** By `n`. What waits is sent before only if it could be about them: a batch goes out as one. */
export async function findMet(
  context: EntryContext,
  wanted: readonly Pick<Wanted, 'asked'>[],
): Promise<ReadonlyMap<number, Met>> {
  const { sql, unsent, lockCommune, flushEntries } = context;
  for (const commune of new Set(wanted.map(({ asked }) => asked.commune))) await lockCommune(commune);
  if (wanted.some(({ asked }) => keysOf(asked).some((key) => unsent.has(key)))) await flushEntries();
  const { rows } = await sql.each(
    find,
    wanted.map(({ asked }) => asked),
  );
  if (rows.some(({ id, person }) => unsent.has(person) || (id !== null && unsent.has(id)))) {
    await flushEntries();
    return findMet(context, wanted);
  }
  const byAsked = Map.groupBy(rows, ({ n }) => n);
  return new Map(
    [...byAsked].map(([n, found]) => [
      n,
      { known: found.find(({ known }) => known === 1)?.person, rows: found.filter((row) => row.id !== null) },
    ]),
  );
}

/** Two entries that share one could be about the same person. */
export const keysOf = ({ commune, campaign, unit, citizen_digest, name_fold }: Asked): readonly string[] => [
  JSON.stringify([commune, campaign, unit, name_fold]),
  ...(citizen_digest ? [`${commune} ${Buffer.from(citizen_digest).toString('hex')}`] : []),
];
