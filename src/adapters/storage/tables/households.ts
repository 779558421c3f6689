import { foldName } from '../../../core/person/name-key.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Household, Households } from '../../../ports/tables/households.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const put = statement(
  {
    id: 'text',
    commune: 'text',
    campaign: 'text',
    unit: 'text',
    who: 'blob',
    likeness: 'blob',
    counts: 'text',
    actor: 'text',
    at: 'int',
  },
  `INSERT INTO household (id, commune, campaign, unit, who, likeness, counts, actor, at) {values}
   ON CONFLICT (commune, campaign, unit, likeness) DO UPDATE SET counts = excluded.counts, actor = excluded.actor`,
);

const remove = statement(
  { commune: 'text', unit: 'text', id: 'text' },
  `DELETE FROM household WHERE id IN (SELECT h.id FROM {rows} JOIN household h ON h.id = r.id AND h.commune = r.commune
   AND h.unit = r.unit)`,
);

export const households = ({ sql, db, cipher }: Context): Households => {
  const rows = async (commune: string, campaign: string, unit: string) => {
    const query = db
      .selectFrom('household')
      .selectAll()
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .where('unit', '=', unit)
      .orderBy('at')
      .orderBy('id');
    return (await sql.run(query.compile())).rows;
  };
  const count = async ({ commune, campaign, unit }: Pick<Household, 'commune' | 'campaign' | 'unit'>) =>
    (await rows(commune, campaign, unit)).length;

  return {
    async put(all) {
      const [first] = all;
      if (first === undefined) return 0;
      const before = await count(first);
      // What stands twice in one list is said once: the last time.
      const last = new Map(all.map((one) => [likenessOf(one), one]));
      await sql.each(
        put,
        [...last].map(([likeness, { id, commune, campaign, unit, name, address, counts, by, at }]) => ({
          id,
          commune,
          campaign,
          unit,
          who: cipher.seal(placeOf(id), JSON.stringify({ name, ...(address !== undefined && { address }) })),
          likeness: cipher.digest(`household:${commune}`, likeness),
          counts: JSON.stringify(counts),
          actor: by,
          at,
        })),
      );
      return (await count(first)) - before;
    },
    async of(commune, campaign, unit) {
      return (await rows(commune, campaign, unit)).map(({ id, who, counts, actor, at }) => ({
        id,
        commune,
        campaign,
        unit,
        ...(JSON.parse(cipher.open(placeOf(id), who)) as Pick<Household, 'name' | 'address'>),
        counts: JSON.parse(counts) as Household['counts'],
        by: actor,
        at: at as Instant,
      }));
    },
    async sum(commune, campaign, unit) {
      const found = await rows(commune, campaign, unit);
      const counts: Record<string, number> = {};
      for (const row of found)
        for (const [name, value] of Object.entries(JSON.parse(row.counts) as Record<string, number>))
          counts[name] = (counts[name] ?? 0) + value;
      return { households: found.length, counts };
    },
    async remove(commune, unit, id) {
      return (await sql.each(remove, [{ commune, unit, id }])).count > 0;
    },
    async prune(commune, campaign, limit, before) {
      const old = db
        .selectFrom('household')
        .select(['id', 'unit'])
        .where('commune', '=', commune)
        .where('campaign', '=', campaign)
        .$if(before !== undefined, (query) => query.where('at', '<', before ?? 0))
        .limit(limit);
      const found = (await sql.run(old.compile())).rows;
      await sql.each(
        remove,
        found.map(({ id, unit }) => ({ commune, unit, id })),
      );
      return found.map(({ id }) => id);
    },
  };
};

export const placeOf = (id: string): string => `household.who:${id}`;

export const likenessOf = ({ name, address = '' }: Pick<Household, 'name' | 'address'>): string =>
  `${foldName(name)}|${foldName(address)}`;
