import { foldName } from '../../../core/person/name-key.ts';
import type { Entry, Recorded } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { digestPerson, sealPerson } from './entry-seal.ts';
import { achieve, create, findElsewhere, findHere, merge, renew } from './entry-statements.ts';
import { becomePerson, findPersonBy, meetPerson } from './identity.ts';
import { rankOf } from './proof.ts';
import { betterName, isSamePerson } from './same-person.ts';

/** One person into one unit's list, or what is new about them into the row that is there. */
export async function recordEntry(context: Context, entry: Entry): Promise<Recorded> {
  const { sql, buffer, cipher } = context;
  const { commune, campaign, unit } = entry;
  const place = { commune, campaign, unit };
  const digests = digestPerson(cipher, commune, entry.person);
  const known = await findPersonBy(context, commune, digests.citizen_digest);

  const name_fold = foldName(entry.person.name);
  const { rows } = await sql.each(findHere, [{ ...place, name_fold, person: known ?? '' }]);
  const row = rows.find(({ person }) => person === known) ?? rows.find(isSamePerson(entry.person, digests));
  const person =
    row === undefined
      ? (known ?? meetPerson(context, commune, digests.citizen_digest))
      : await becomePerson(context, row, known, digests.citizen_digest);

  const id = row?.id ?? entry.id;
  const proof = rankOf(entry.proof);
  const values = {
    id,
    name: entry.person.name,
    name_fold,
    phone_digest: digests.phone_digest,
    address_digest: digests.address_digest,
    ...sealPerson(cipher, id, entry.person),
    proof,
    at: entry.at,
    actor: entry.by,
  };
  const details = entry.details ?? {};
  if (row === undefined) {
    buffer.write('entry', create, { ...values, ...place, person, details: JSON.stringify(details) });
  } else if (row.withdrawn_at === null) {
    const merged = { ...(JSON.parse(row.details) as object), ...details };
    const name = betterName(row.name, entry.person.name);
    buffer.write('entry', merge, { ...values, name, details: JSON.stringify(merged) });
  } else buffer.write('entry', renew, { ...values, details: JSON.stringify(details) });
  for (const metric of new Set(entry.achieved)) {
    buffer.write('achievement', achieve, { entry: id, metric, ...place, person, proof, at: entry.at });
  }

  // Whoever has no citizen ID is in one list only.
  const shared = known !== undefined || row?.identified === 1;
  const elsewhere = shared ? (await sql.each(findElsewhere, [{ ...place, person }])).rows : [];
  const outcome = row === undefined || row.withdrawn_at !== null ? 'new' : 'again';
  return { outcome, id, alsoIn: elsewhere.map((other) => other.unit) };
}
