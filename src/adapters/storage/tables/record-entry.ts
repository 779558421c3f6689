import { foldName } from '../../../core/person/name-key.ts';
import type { Entry, Recorded } from '../../../ports/store.ts';
import type { ValuesOf } from '../sql.ts';
import type { EntryContext } from './entry-context.ts';
import { digestPerson, sealHelper, sealPerson } from './entry-seal.ts';
import {
  achieve,
  create,
  credit,
  find,
  findElsewhere,
  type Here,
  isInList,
  merge,
  renew,
} from './entry-statements.ts';
import { leaveEntry } from './entry-verdicts.ts';
import { becomePerson, meetPerson } from './identity.ts';
import { rankOf } from './proof.ts';
import { betterName, isSamePerson } from './same-person.ts';
import { listKey } from './tally-unit.ts';

/** One person into one unit's list, or what is new about them into the row that is there. */
export async function recordEntry(context: EntryContext, entry: Entry): Promise<Recorded> {
  const { sql, buffer, cipher, unsent } = context;
  const { commune, campaign, unit } = entry;
  const place = { commune, campaign, unit };
  const digests = digestPerson(cipher, commune, entry.person);
  const { citizen_digest } = digests;
  const name_fold = foldName(entry.person.name);
  const { known, rows } = await findMet(context, { ...place, citizen_digest, name_fold });
  const row = rows.find(({ person }) => person === known) ?? rows.find(isSamePerson(entry.person, digests));
  const person =
    row === undefined
      ? (known ?? meetPerson(context, commune, citizen_digest))
      : await becomePerson(context, row, known, citizen_digest);

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
  for (const key of [id, person, ...keysOf({ ...place, citizen_digest, name_fold })]) unsent.add(key);
  if (row === undefined) {
    buffer.write('entry', create, { ...values, ...place, person, details: JSON.stringify(details) });
  } else if (row.withdrawn_at === null) {
    const merged = { ...(JSON.parse(row.details) as object), ...details };
    const name = betterName(row.name, entry.person.name);
    buffer.write('entry', merge, { ...values, name, details: JSON.stringify(merged) });
  } else buffer.write('entry', renew, { ...values, details: JSON.stringify(details) });
  if (entry.helper !== undefined)
    buffer.write('entry', credit, sealHelper(cipher, id, commune, entry.helper));
  // Somebody of whom something new is recorded is back.
  if (row && row.left_at !== null) await leaveEntry(context, place, id, null, entry.at);
  const list = listKey(commune, campaign, unit);
  const achieved = [...new Set(entry.achieved)].map((metric) => ({ metric, proof, at: entry.at }));
  for (const one of achieved) buffer.write('achievement', achieve, { entry: id, ...one, ...place, person });
  if (row === undefined) context.made.set(list, [...(context.made.get(list) ?? []), ...achieved]);
  else context.changed.add(list);

  // Whoever has no citizen ID is in one list only.
  const shared = known !== undefined || row?.identified === 1;
  const elsewhere = shared ? (await sql.each(findElsewhere, [{ ...place, person }])).rows : [];
  const outcome = row === undefined || row.withdrawn_at !== null ? 'new' : 'again';
  return { outcome, id, alsoIn: elsewhere.filter(isInList).map((other) => other.unit) };
}

type Asked = ValuesOf<{
  commune: 'text';
  campaign: 'text';
  unit: 'text';
  citizen_digest: 'blob?';
  name_fold: 'text';
}>;

/** What there is of that person. What waits is sent before only if it could be about them: a batch goes out as one. */
async function findMet(
  context: EntryContext,
  asked: Asked,
): Promise<{ readonly known: string | undefined; readonly rows: readonly Here[] }> {
  const { sql, unsent, lockCommune, flushEntries } = context;
  await lockCommune(asked.commune);
  if (keysOf(asked).some((key) => unsent.has(key))) await flushEntries();
  const { rows: found } = await sql.each(find, [asked]);
  const rows = found.filter((row) => row.id !== null);
  if (found.some(({ id, person }) => unsent.has(person) || (id !== null && unsent.has(id)))) {
    await flushEntries();
    return findMet(context, asked);
  }
  return { known: found.find(({ known }) => known === 1)?.person, rows };
}

const keysOf = ({ commune, campaign, unit, citizen_digest, name_fold }: Asked): readonly string[] => [
  JSON.stringify([commune, campaign, unit, name_fold]),
  ...(citizen_digest ? [`${commune} ${Buffer.from(citizen_digest).toString('hex')}`] : []),
];
