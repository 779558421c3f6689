import type { Instant } from '../../../core/time/instant.ts';
import type { EntryView, OpenEntry, OwnEntry } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';
import type { Place } from './correct-entry.ts';
import { maskPerson, openHelper, openPerson } from './entry-seal.ts';
import { findElsewhere, isInList } from './entry-statements.ts';
import { proofAt } from './proof.ts';

/** What is not live is left out afterwards: named here, it would lead PostgreSQL to an index of all that is. */
const findAchievements = statement(
  { entry: 'text' },
  `SELECT a.entry, a.metric, a.proof, a.live, a.rejected FROM {rows} JOIN achievement a ON a.entry = r.entry ORDER BY a.metric`,
).returning<{ entry: string; metric: string; proof: number; live: number; rejected: string | null }>();

/** A unit's list in the order in which it was recorded. */
export async function readList(context: Context, place: Place): Promise<readonly EntryView[]> {
  return (await readOpen(context, place)).map(({ person: { name, ...rest }, ...row }) => ({
    ...row,
    name,
    masked: maskPerson(rest),
  }));
}

/** The same with everything that is in it. */
export async function readOpen(context: Context, place: Place): Promise<readonly OpenEntry[]> {
  const { rows } = await context.sql.run(inList(context, place).selectAll().compile());
  return openAll(context, place, rows);
}

export async function readIds(context: Context, place: Place): Promise<readonly string[]> {
  const { rows } = await context.sql.run(inList(context, place).select('id').compile());
  return rows.map(({ id }) => id);
}

export async function openSome(
  context: Context,
  place: Place,
  ids: readonly string[],
): Promise<readonly OpenEntry[]> {
  const found = await findByIds(context, ids);
  const { commune, campaign, unit } = place;
  return openAll(
    context,
    place,
    found.filter((row) => row.commune === commune && row.campaign === campaign && row.unit === unit),
  );
}

const inList = ({ db }: Context, { commune, campaign, unit }: Place) =>
  db
    .selectFrom('entry')
    .where('commune', '=', commune)
    .where('campaign', '=', campaign)
    .where('unit', '=', unit)
    .where('withdrawn_at', 'is', null)
    .where('erased_at', 'is', null)
    .orderBy('at')
    .orderBy('id');

async function openAll(
  context: Context,
  place: Place,
  rows: readonly Schema['entry'][],
): Promise<readonly OpenEntry[]> {
  const elsewhere = await context.sql.each(
    findElsewhere,
    rows.map(({ person }) => ({ ...place, person })),
  );
  const units = Map.groupBy(elsewhere.rows.filter(isInList), ({ person }) => person);
  const opened = await openRows(context, rows);
  return rows.map(({ person }, n) => ({
    ...(opened[n] as Omit<OpenEntry, 'alsoIn'>),
    alsoIn: (units.get(person) ?? []).map(({ unit }) => unit),
  }));
}

const findRows = statement(
  { id: 'text' },
  `SELECT e.* FROM {rows} JOIN entry e ON e.id = r.id AND e.withdrawn_at IS NULL AND e.erased_at IS NULL`,
).returning<Schema['entry']>();

async function findByIds({ sql }: Context, ids: readonly string[]): Promise<readonly Schema['entry'][]> {
  const { rows: found } = await sql.each(
    findRows,
    ids.map((id) => ({ id })),
  );
  const known = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** Rows that are in a list, in the order of the ids. */
export async function pickRows(context: Context, ids: readonly string[]): Promise<readonly OwnEntry[]> {
  const rows = await findByIds(context, ids);
  const opened = await openRows(context, rows);
  return rows.map(({ campaign, unit }, n) => {
    const { person, ...row } = opened[n] as Omit<OpenEntry, 'alsoIn'>;
    const { name, ...rest } = person;
    return { ...row, name, masked: maskPerson(rest), campaign, unit };
  });
}

/** Opens what is sealed in the rows, with what they have achieved, in their order. */
export async function openRows(
  { sql, cipher }: Context,
  rows: readonly Schema['entry'][],
): Promise<readonly Omit<OpenEntry, 'alsoIn'>[]> {
  const achieved = await sql.each(
    findAchievements,
    rows.map(({ id }) => ({ entry: id })),
  );
  const achievements = Map.groupBy(achieved.rows, ({ entry }) => entry);
  return rows.map((row) => {
    const all = achievements.get(row.id) ?? [];
    const mine = all.filter(
      ({ live, rejected }) => live === 1 || (row.left_at !== null && rejected === null),
    );
    const refused = all.filter(({ rejected }) => rejected !== null);
    const helper = openHelper(cipher, row);
    return {
      id: row.id,
      person: { name: row.name, ...openPerson(cipher, row) },
      details: JSON.parse(row.details) as EntryView['details'],
      achieved: mine.map(({ metric }) => metric),
      // With nothing achieved, as sure as whoever reported it said.
      proof: proofAt(mine.length === 0 ? row.proof : Math.max(...mine.map(({ proof }) => proof))),
      proofs: Object.fromEntries(mine.map(({ metric, proof }) => [metric, proofAt(proof)])),
      rejected: Object.fromEntries(refused.map(({ metric, rejected }) => [metric, rejected ?? ''])),
      by: row.actor,
      at: row.at as Instant,
      ...(row.left_reason !== null && { left: row.left_reason }),
      ...(helper !== undefined && { helper }),
    };
  });
}
