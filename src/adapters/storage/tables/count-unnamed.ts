import type { Entry } from '../../../ports/store.ts';
import { statement } from '../sql.ts';
import type { EntryContext } from './entry-context.ts';
import { achieve } from './entry-statements.ts';
import { meetPerson } from './identity.ts';
import { rankOf } from './proof.ts';
import { listKey } from './tally-unit.ts';

const createUnnamed = statement(
  {
    id: 'text',
    commune: 'text',
    campaign: 'text',
    unit: 'text',
    person: 'text',
    details: 'text',
    proof: 'int',
    at: 'int',
    actor: 'text',
  },
  `INSERT INTO entry (id, commune, campaign, unit, person, name, name_fold, details, proof, at, changed_at, actor,
     changed_by, erased_at)
   SELECT r.id, r.commune, r.campaign, r.unit, r.person, '', '', r.details, r.proof, r.at, r.at, r.actor, r.actor, r.at
   FROM {rows}`,
);

/** Somebody who is counted and not listed. Nothing tells them from the next one, so the same child told twice is two. */
export function countUnnamed(
  context: EntryContext,
  { id, commune, campaign, unit, achieved, details = {}, proof: sure, by, at }: Omit<Entry, 'person'>,
): void {
  const { buffer, made } = context;
  const person = meetPerson(context, commune, null);
  const place = { commune, campaign, unit };
  const proof = rankOf(sure);
  buffer.write('entry', createUnnamed, {
    ...place,
    id,
    person,
    details: JSON.stringify(details),
    proof,
    at,
    actor: by,
  });
  const list = listKey(commune, campaign, unit);
  const metrics = [...new Set(achieved)];
  for (const metric of metrics)
    buffer.write('achievement', achieve, { entry: id, metric, ...place, person, proof, at });
  made.set(list, [...(made.get(list) ?? []), ...metrics.map((metric) => ({ metric, proof, at }))]);
}
