import { foldName } from '../../../core/person/name-key.ts';
import type { Cipher } from '../../../ports/cipher.ts';
import type { UnnamedChild } from '../../../ports/entry.ts';
import { statement } from '../sql.ts';
import type { EntryContext } from './entry-context.ts';
import { achieve } from './entry-statements.ts';
import { meetPerson } from './identity.ts';
import { rankOf } from './proof.ts';

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

const findKnown = statement(
  { id: 'text' },
  'SELECT e.id, e.person FROM {rows} JOIN entry e ON e.id = r.id',
).returning<{ id: string; person: string }>();

/**
 * Children are counted and not listed. Of one whose name was said, only a keyed digest is kept, as the row's id, so that
 * the same list sent again counts nobody twice; of one without a name nothing tells them from the next. Returns how many
 * were new.
 */
export async function countChildren(
  context: EntryContext,
  children: readonly UnnamedChild[],
): Promise<number> {
  const { sql, cipher, flushEntries } = context;
  await context.lockCommune(children[0]?.commune ?? '');
  await flushEntries();
  const named = once(children.map((child) => ({ ...child, id: idOf(cipher, child) })));
  const { rows } = await sql.each(
    findKnown,
    named.map(({ id }) => ({ id })),
  );
  const known = new Map(rows.map(({ id, person }) => [id, person]));
  for (const child of named) {
    const person = known.get(child.id);
    write(context, child, person ?? meetPerson(context, child.commune, null), person === undefined);
  }
  // What was there already may have achieved more: the counts are the database's.
  await flushEntries();
  return named.length - known.size;
}

/** Whoever stands there twice has achieved what either says. */
const once = (children: readonly UnnamedChild[]): readonly UnnamedChild[] =>
  [...Map.groupBy(children, ({ id }) => id).values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ ...first, achieved: [first, ...others].flatMap(({ achieved }) => achieved) }],
  );

function write(
  { buffer }: EntryContext,
  { id, commune, campaign, unit, achieved, details = {}, proof: sure, by, at }: UnnamedChild,
  person: string,
  isNew: boolean,
): void {
  const place = { commune, campaign, unit };
  const proof = rankOf(sure);
  const row = {
    ...place,
    id,
    person,
    details: JSON.stringify({ ...details, child: 'yes' }),
    proof,
    at,
    actor: by,
  };
  if (isNew) buffer.write('entry', createUnnamed, row);
  for (const metric of new Set(achieved))
    buffer.write('achievement', achieve, { entry: id, metric, ...place, person, proof, at });
}

/** As far as a list tells two children of one name apart. */
function idOf(cipher: Cipher, { id, commune, campaign, unit, person = {} }: UnnamedChild): string {
  const { name, citizenId, birthYear, address } = person;
  if (name === undefined) return id;
  const likeness = citizenId ?? [foldName(name), birthYear ?? '', foldName(address ?? '')].join('|');
  const digest = cipher.digest('child', JSON.stringify([commune, campaign, unit, likeness]));
  return `child-${Buffer.from(digest).toString('hex').slice(0, 40)}`;
}
