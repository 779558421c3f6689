import type { FoundBy } from '../../../core/roster/judge-table.ts';
import { question, statement } from '../sql.ts';
import type { Place } from './correct-entry.ts';
import type { EntryContext } from './entry-context.ts';
import { digestCitizenId } from './entry-seal.ts';

const inList = 'commune = {commune} AND campaign = {campaign} AND unit = {unit}';
const list = { commune: 'text', campaign: 'text', unit: 'text' } as const;

const findAny = question(list, `SELECT 1 AS found FROM entry WHERE ${inList} LIMIT 1`).returning<object>();

const findAnyWithoutId = question(
  list,
  `SELECT 1 AS found FROM entry WHERE ${inList} AND has_id = 0 LIMIT 1`,
).returning<object>();

const findAnyKnown = statement(
  { commune: 'text', citizen_digest: 'blob' },
  `SELECT p.id FROM {rows} JOIN person p ON p.commune = r.commune AND p.citizen_digest = r.citizen_digest`,
).returning<object>();

/**
 * False where looking each of them up would find nobody: no row of the list has no citizen ID, or none at all where they
 * have none, and nobody in the commune has one of theirs.
 */
export async function mayKnow(
  { sql, cipher, flushEntries }: EntryContext,
  place: Place,
  { citizenIds, byName }: FoundBy,
): Promise<boolean> {
  await flushEntries();
  if ((await sql.ask(byName ? findAny : findAnyWithoutId, place)).rows.length > 0) return true;
  const { commune } = place;
  const asked = citizenIds.map((id) => ({ commune, citizen_digest: digestCitizenId(cipher, commune, id) }));
  return asked.length > 0 && (await sql.each(findAnyKnown, asked)).rows.length > 0;
}
