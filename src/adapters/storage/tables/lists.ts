import type { Instant } from '../../../core/time/instant.ts';
import type { EntryView } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import type { Place } from './correct-entry.ts';
import { maskPerson, openPerson } from './entry-seal.ts';
import { proofAt } from './proof.ts';

/** A unit's list in the order in which it was recorded. */
export async function readList({ sql, db, cipher }: Context, place: Place): Promise<readonly EntryView[]> {
  const mine = db
    .selectFrom('entry')
    .where('entry.commune', '=', place.commune)
    .where('entry.campaign', '=', place.campaign)
    .where('entry.unit', '=', place.unit)
    .where('entry.withdrawn_at', 'is', null);
  const { rows } = await sql.run(mine.selectAll('entry').orderBy('entry.at').orderBy('entry.id').compile());
  const achieved = mine
    .innerJoin('achievement', 'achievement.entry', 'entry.id')
    .where('achievement.live', '=', 1)
    .select(['entry.id', 'achievement.metric as value', 'achievement.proof'])
    .orderBy('achievement.metric');
  const elsewhere = mine
    .innerJoin('entry as other', 'other.person', 'entry.person')
    .whereRef('other.commune', '=', 'entry.commune')
    .whereRef('other.campaign', '=', 'entry.campaign')
    .whereRef('other.unit', '<>', 'entry.unit')
    .where('other.withdrawn_at', 'is', null)
    .select(['entry.id', 'other.unit as value'])
    .orderBy('other.unit');
  const achievements = (await sql.run(achieved.compile())).rows;
  const metrics = gather(achievements);
  const proofs = new Map<string, number>();
  for (const { id, proof } of achievements) proofs.set(id, Math.max(proof, proofs.get(id) ?? 0));
  const units = gather((await sql.run(elsewhere.compile())).rows);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    masked: maskPerson(openPerson(cipher, row)),
    details: JSON.parse(row.details) as EntryView['details'],
    achieved: metrics.get(row.id) ?? [],
    proof: proofAt(proofs.get(row.id) ?? row.proof),
    at: row.at as Instant,
    alsoIn: units.get(row.id) ?? [],
  }));
}

function gather(rows: readonly { readonly id: string; readonly value: string }[]): Map<string, string[]> {
  const gathered = new Map<string, string[]>();
  for (const { id, value } of rows) {
    const values = gathered.get(id) ?? [];
    gathered.set(id, values);
    values.push(value);
  }
  return gathered;
}
