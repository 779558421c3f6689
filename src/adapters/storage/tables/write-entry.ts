import type { Recorded } from '../../../ports/store.ts';
import type { EntryContext } from './entry-context.ts';
import { openPerson, sealHelper, sealPerson } from './entry-seal.ts';
import { achieve, create, credit, merge, renew } from './entry-statements.ts';
import { leaveEntry } from './entry-verdicts.ts';
import { keysOf, type Met, type Wanted } from './find-met.ts';
import { becomePerson, meetPerson } from './identity.ts';
import { rankOf } from './proof.ts';
import { betterName } from './same-person.ts';
import { listKey } from './tally-unit.ts';

/** One person into one unit's list, or what is new about them into the row that is there. */
export async function writeEntry(
  context: EntryContext,
  { entry, digests, asked }: Pick<Wanted, 'entry' | 'digests' | 'asked'>,
  { known, row }: Met,
): Promise<{ readonly result: Recorded; readonly person: string; readonly isShared: boolean }> {
  const { buffer, cipher, unsent } = context;
  const { commune, campaign, unit } = entry;
  const place = { commune, campaign, unit };
  const { citizen_digest } = digests;
  const { name_fold } = asked;
  const person =
    row === undefined
      ? (known ?? meetPerson(context, commune, citizen_digest))
      : await becomePerson(context, row, known, citizen_digest);

  const id = row?.id ?? entry.id;
  const proof = rankOf(entry.proof);
  const before = row === undefined || row.withdrawn_at !== null ? {} : openPerson(cipher, row);
  const values = {
    id,
    name: entry.person.name,
    name_fold,
    phone_digest: digests.phone_digest,
    address_digest: digests.address_digest,
    ...sealPerson(cipher, id, { ...before, ...entry.person }),
    proof,
    at: entry.at,
    actor: entry.by,
  };
  const details = entry.details ?? {};
  for (const key of [id, person, ...keysOf(asked)]) unsent.add(key);
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
  if (row === undefined) {
    const made = context.made.get(list) ?? [];
    context.made.set(list, made);
    made.push(...achieved);
  } else context.changed.add(list);

  const outcome = row === undefined || row.withdrawn_at !== null ? 'new' : 'again';
  // Whoever has no citizen ID is in one list only.
  const isShared = known !== undefined || row?.identified === 1;
  return { result: { outcome, id, alsoIn: [] }, person, isShared };
}
