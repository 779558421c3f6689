import type { Instant } from '../../../core/time/instant.ts';
import type { EntryView } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';
import type { Place } from './correct-entry.ts';
import { maskPerson, openPerson } from './entry-seal.ts';
import { findElsewhere, isInList } from './entry-statements.ts';
import { proofAt } from './proof.ts';

/** What is not live is left out afterwards: named here, it would lead PostgreSQL to an index of all that is. */
const findAchievements = statement(
  { entry: 'text' },
  `SELECT a.entry, a.metric, a.proof, a.live FROM {rows} JOIN achievement a ON a.entry = r.entry ORDER BY a.metric`,
).returning<{ entry: string; metric: string; proof: number; live: number }>();

/** A unit's list in the order in which it was recorded. */
export async function readList({ sql, db, cipher }: Context, place: Place): Promise<readonly EntryView[]> {
  const query = db
    .selectFrom('entry')
    .selectAll()
    .where('commune', '=', place.commune)
    .where('campaign', '=', place.campaign)
    .where('unit', '=', place.unit)
    .where('withdrawn_at', 'is', null)
    .orderBy('at')
    .orderBy('id');
  const { rows } = await sql.run(query.compile());
  const achieved = await sql.each(
    findAchievements,
    rows.map(({ id }) => ({ entry: id })),
  );
  const elsewhere = await sql.each(
    findElsewhere,
    rows.map(({ person }) => ({ ...place, person })),
  );
  const achievements = Map.groupBy(
    achieved.rows.filter(({ live }) => live === 1),
    ({ entry }) => entry,
  );
  const units = Map.groupBy(elsewhere.rows.filter(isInList), ({ person }) => person);

  return rows.map((row) => {
    const mine = achievements.get(row.id) ?? [];
    return {
      id: row.id,
      name: row.name,
      masked: maskPerson(openPerson(cipher, row)),
      details: JSON.parse(row.details) as EntryView['details'],
      achieved: mine.map(({ metric }) => metric),
      // With nothing achieved, as sure as whoever reported it said.
      proof: proofAt(mine.length === 0 ? row.proof : Math.max(...mine.map(({ proof }) => proof))),
      at: row.at as Instant,
      alsoIn: (units.get(row.person) ?? []).map(({ unit }) => unit),
    };
  });
}
