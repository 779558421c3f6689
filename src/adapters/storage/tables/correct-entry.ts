import { foldName } from '../../../core/person/name-key.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Correction } from '../../../ports/store.ts';
import { statement } from '../sql.ts';
import type { EntryContext } from './entry-context.ts';
import { digestPerson, openPerson, sealPerson } from './entry-seal.ts';
import { achieve, merge } from './entry-statements.ts';
import { findPerson, meetPerson, movePerson } from './identity.ts';
import { rankOf } from './proof.ts';

const unmake = statement(
  { entry: 'text', metric: 'text' },
  'UPDATE achievement SET live = 0 FROM {rows} WHERE achievement.entry = r.entry AND achievement.metric = r.metric',
);

const pardon = statement(
  { entry: 'text', metric: 'text' },
  `UPDATE achievement SET live = 1, rejected = NULL FROM {rows}
   WHERE achievement.entry = r.entry AND achievement.metric = r.metric AND achievement.rejected IS NOT NULL`,
);

export interface Place {
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
}

/** Changes what is wrong in one row of a list. A new citizen ID makes it another person's row. */
export async function correctEntry(
  context: EntryContext,
  place: Place,
  id: string,
  { person: change = {}, achieved, details, by }: Correction,
  at: Instant,
): Promise<'corrected' | 'taken' | 'gone'> {
  const { sql, db, buffer, cipher } = context;
  const digests = digestPerson(cipher, place.commune, change);
  await context.lockCommune(place.commune);
  await context.flushEntries();
  const known = await findPerson(context, place.commune, digests.citizen_digest);
  const list = db
    .selectFrom('entry')
    .where('commune', '=', place.commune)
    .where('campaign', '=', place.campaign)
    .where('unit', '=', place.unit)
    .where('withdrawn_at', 'is', null)
    .where(({ or, eb }) => or([eb('id', '=', id), eb('person', '=', known ?? '')]))
    .select(['id', 'person', 'name', 'sealed', 'details', 'proof']);
  const { rows } = await sql.run(list.compile());
  const row = rows.find((found) => found.id === id);
  if (row === undefined) return 'gone';
  if (rows.length > 1) return 'taken';

  let person = row.person;
  if (digests.citizen_digest !== null && known !== person) {
    person = known ?? meetPerson(context, place.commune, digests.citizen_digest);
    await movePerson(context, row, person);
  }
  const name = change.name ?? row.name;
  for (const key of [id, person]) context.unsent.add(key);
  buffer.write('entry', merge, {
    id,
    name,
    name_fold: foldName(name),
    phone_digest: digests.phone_digest,
    address_digest: digests.address_digest,
    ...sealPerson(cipher, id, { ...openPerson(cipher, row), ...change }),
    details: JSON.stringify({ ...(JSON.parse(row.details) as object), ...details }),
    proof: row.proof,
    at,
    actor: by,
  });
  if (achieved !== undefined)
    await replaceAchievements(
      context,
      { ...place, id, person, proof: Math.min(row.proof, rankOf('unit-confirmed')) },
      achieved,
      at,
    );
  return 'corrected';
}

/** What is added by a correction nobody has checked on the spot, whatever was checked before. */
async function replaceAchievements(
  { sql, db, buffer }: EntryContext,
  { id, ...row }: Place & { readonly id: string; readonly person: string; readonly proof: number },
  achieved: readonly string[],
  at: Instant,
): Promise<void> {
  const wanted = new Set(achieved);
  const query = db.selectFrom('achievement').select('metric').where('entry', '=', id).where('live', '=', 1);
  const had = new Set((await sql.run(query.compile())).rows.map(({ metric }) => metric));
  for (const metric of had) {
    if (!wanted.has(metric)) buffer.write('achievement', unmake, { entry: id, metric });
  }
  for (const metric of wanted) {
    if (had.has(metric)) continue;
    buffer.write('achievement', achieve, { ...row, entry: id, metric, at });
    // What was corrected is judged anew.
    buffer.write('achievement', pardon, { entry: id, metric });
  }
}
