import { statement } from '../sql.ts';
import type { EntryContext } from './entry-context.ts';
import type { Here } from './entry-statements.ts';

const find = statement(
  { commune: 'text', citizen_digest: 'blob' },
  'SELECT p.id FROM {rows} JOIN person p ON p.commune = r.commune AND p.citizen_digest = r.citizen_digest',
).returning<{ id: string }>();

const meet = statement(
  { id: 'text', commune: 'text', citizen_digest: 'blob?' },
  'INSERT INTO person (id, commune, citizen_digest) {values}',
);

const identify = statement(
  { id: 'text', citizen_digest: 'blob' },
  'UPDATE person SET citizen_digest = r.citizen_digest FROM {rows} WHERE person.id = r.id',
);

const moveEntry = statement(
  { id: 'text', person: 'text' },
  'UPDATE entry SET person = r.person FROM {rows} WHERE entry.id = r.id',
);

const moveAchievements = statement(
  { entry: 'text', person: 'text' },
  'UPDATE achievement SET person = r.person FROM {rows} WHERE achievement.entry = r.entry',
);

const forget = statement(
  { id: 'text' },
  `DELETE FROM person WHERE id IN (SELECT r.id FROM {rows})
   AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.person = person.id)`,
);

/** Who in the commune has that citizen ID. */
export async function findPerson(
  { sql }: EntryContext,
  commune: string,
  citizen_digest: Uint8Array | null,
): Promise<string | undefined> {
  if (citizen_digest === null) return undefined;
  return (await sql.each(find, [{ commune, citizen_digest }])).rows[0]?.id;
}

/** A person nobody has reported yet. */
export function meetPerson(
  { buffer, ids }: EntryContext,
  commune: string,
  citizen_digest: Uint8Array | null,
): string {
  const id = ids();
  buffer.write('person', meet, { id, commune, citizen_digest });
  return id;
}

/** A row is found to be of the `known` person, or its person is found to have that citizen ID. Returns whose it is now. */
export async function becomePerson(
  context: EntryContext,
  row: Pick<Here, 'id' | 'person' | 'identified'>,
  known: string | undefined,
  citizen_digest: Uint8Array | null,
): Promise<string> {
  if (known !== undefined && known !== row.person) await movePerson(context, row, known);
  else if (citizen_digest !== null && row.identified === 0) {
    await context.sql.each(identify, [{ id: row.person, citizen_digest }]);
  }
  return known ?? row.person;
}

export async function movePerson(
  { sql, flushEntries }: EntryContext,
  row: Pick<Here, 'id' | 'person'>,
  to: string,
): Promise<void> {
  await flushEntries();
  await sql.each(moveEntry, [{ id: row.id, person: to }]);
  await sql.each(moveAchievements, [{ entry: row.id, person: to }]);
  await sql.each(forget, [{ id: row.person }]);
}
