import { foldName } from '../../../core/person/name-key.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Cipher } from '../../../ports/cipher.ts';
import type { PersonFields } from '../../../ports/store.ts';
import type { Handed, HandedCount, HandedOutcome, HandedPerson } from '../../../ports/tables/handed.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';

const add = statement(
  {
    id: 'text',
    commune: 'text',
    campaign: 'text',
    unit: 'text',
    class: 'text',
    name: 'text',
    person: 'blob',
    likeness: 'blob',
    actor: 'text',
    at: 'int',
  },
  `INSERT INTO handed (id, commune, campaign, unit, class, name, person, likeness, actor, at) {values}
   ON CONFLICT DO NOTHING`,
);

/** The name of somebody who was erased. */
const ERASED = '';

const settle = statement(
  { commune: 'text', unit: 'text', id: 'text', outcome: 'text', settled_by: 'text', settled_at: 'int' },
  `UPDATE handed SET outcome = r.outcome, settled_by = r.settled_by, settled_at = r.settled_at
   FROM {rows} WHERE handed.id = r.id AND handed.commune = r.commune AND handed.unit = r.unit
   AND (handed.outcome IS NULL OR handed.outcome IN ('absent', 'refused'))`,
);

/** A likeness of its own for each, since one must be there and no two are the same. */
const blank = statement(
  { id: 'text', likeness: 'blob' },
  `UPDATE handed SET name = '', person = r.likeness, likeness = r.likeness FROM {rows} WHERE handed.id = r.id`,
);

export const handed = ({ sql, buffer, db, cipher }: Context): Handed => ({
  async add(people) {
    await buffer.flush('handed');
    const rows = people.map(({ id, commune, campaign, unit, group, person, by, at }) => {
      const { name, ...rest } = person;
      const sealed = cipher.seal(placeOf(id), JSON.stringify(rest));
      const likeness = cipher.digest(`handed:${commune}`, likenessOf(person));
      return { id, commune, campaign, unit, class: group, name, person: sealed, likeness, actor: by, at };
    });
    // One row a statement on PostgreSQL would not count what stands twice in one list.
    const known = new Set<string>();
    const fresh = rows.filter(({ unit, likeness }) => {
      const key = `${unit} ${Buffer.from(likeness).toString('hex')}`;
      return known.has(key) ? false : known.add(key);
    });
    return (await sql.each(add, fresh)).count;
  },
  async settle(commune, unit, id, outcome, by, at) {
    await buffer.flush('handed');
    const row = { commune, unit, id, outcome, settled_by: by, settled_at: at };
    return (await sql.each(settle, [row])).count > 0;
  },
  async of(commune, campaign, unit) {
    await buffer.flush('handed');
    const query = db
      .selectFrom('handed')
      .selectAll()
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .where('unit', '=', unit)
      .where('name', '<>', ERASED)
      .orderBy('at')
      .orderBy('id');
    return (await sql.run(query.compile())).rows.map((row) => toPerson(cipher, row));
  },
  async erase(commune, campaign, limit, before) {
    await buffer.flush('handed');
    const query = db
      .selectFrom('handed')
      .select('id')
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .where('name', '<>', ERASED)
      .$if(before !== undefined, (rows) =>
        rows.where(({ fn }) => fn.coalesce('settled_at', 'at'), '<', before ?? 0),
      )
      .orderBy('id')
      .limit(limit);
    const { rows } = await sql.run(query.compile());
    await sql.each(
      blank,
      rows.map(({ id }) => ({ id, likeness: Buffer.from(`erased:${id}`) })),
    );
    return rows.map(({ id }) => id);
  },
  async counts(commune, campaign) {
    await buffer.flush('handed');
    const query = db
      .selectFrom('handed')
      .select(({ fn }) => ['unit', 'class', 'outcome', fn.countAll<number>().as('people')])
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .groupBy(['unit', 'class', 'outcome'])
      .orderBy('unit')
      .orderBy('class');
    return (await sql.run(query.compile())).rows.map(({ unit, class: group, outcome, people }) => ({
      unit,
      group,
      outcome: (outcome ?? 'open') as HandedCount['outcome'],
      people: Number(people),
    }));
  },
});

export const placeOf = (id: string): string => `handed.person:${id}`;

/** By citizen ID, or else by what else tells two people of one name apart. */
export const likenessOf = ({ name, citizenId, birthYear, phone, address }: PersonFields): string =>
  citizenId ?? [foldName(name), birthYear ?? '', phone ?? '', foldName(address ?? '')].join('|');

const toPerson = (cipher: Cipher, row: Schema['handed']): HandedPerson => ({
  id: row.id,
  commune: row.commune,
  campaign: row.campaign,
  unit: row.unit,
  group: row.class,
  person: {
    name: row.name,
    ...(JSON.parse(cipher.open(placeOf(row.id), row.person)) as Omit<PersonFields, 'name'>),
  },
  by: row.actor,
  at: row.at as Instant,
  ...(row.outcome !== null && { outcome: row.outcome as HandedOutcome }),
  ...(row.settled_by !== null && { settledBy: row.settled_by }),
  ...(row.settled_at !== null && { settledAt: row.settled_at as Instant }),
});
