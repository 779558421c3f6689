import { sql as raw } from 'kysely';
import { dayOf } from '../../../core/time/day.ts';
import { DAY, type Instant } from '../../../core/time/instant.ts';
import type { Breakdowns, Part, SharedPerson } from '../../../ports/tables/breakdowns.ts';
import type { Context } from '../context.ts';
import { proofAt } from './proof.ts';

/** The zone in which the counters know days. */
const ZONE = 'Asia/Ho_Chi_Minh';
const dayAt = (day: number) => dayOf((day * DAY) as Instant, ZONE);

interface Counted {
  readonly of: string | null;
  readonly metric: string;
  readonly proof: number;
  readonly entries: number;
}
const toPart = ({ of, metric, proof, entries }: Counted): Part => ({
  of: of ?? '',
  metric,
  proof: proofAt(proof),
  entries,
});

export const breakdowns = ({ sql, db, buffer }: Context): Breakdowns => {
  const flush = () => buffer.flush('person', 'entry', 'achievement');

  /** Rows and their achievements, by something that stands in the row. */
  async function partsBy(of: ReturnType<typeof raw<string>>, commune: string, campaign: string) {
    await flush();
    const query = raw<Counted>`
      SELECT ${of} AS "of", a.metric, a.proof, count(*) AS entries
      FROM achievement a JOIN entry e ON e.id = a.entry
      WHERE a.live = 1 AND a.commune = ${commune} AND a.campaign = ${campaign}
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
    return (await sql.run(query.compile(db))).rows.map(toPart);
  }

  return {
    async days(commune, campaign, unit) {
      await flush();
      const query = db
        .selectFrom('day_tally')
        .where('commune', '=', commune)
        .where('campaign', '=', campaign)
        .$if(unit !== undefined, (of) => of.where('unit', '=', unit as string))
        .where('entries', '>', 0)
        .select(['day', 'metric', 'proof', raw<number>`cast(sum(entries) AS bigint)`.as('entries')])
        .groupBy(['day', 'metric', 'proof'])
        .orderBy('day')
        .orderBy('metric')
        .orderBy('proof');
      return (await sql.run(query.compile())).rows.map(({ day, ...row }) => ({
        ...toPart({ ...row, of: '' }),
        of: dayAt(day),
      }));
    },

    details(commune, campaign, detail) {
      const of =
        sql.dialect === 'sqlite'
          ? raw<string>`json_extract(e.details, ${`$.${detail}`})`
          : raw<string>`(e.details::json ->> ${detail})`;
      return partsBy(of, commune, campaign);
    },
    actors: (commune, campaign) => partsBy(raw<string>`e.actor`, commune, campaign),

    async shared(commune, campaign, limit) {
      await flush();
      const several = db
        .selectFrom('entry')
        .where('commune', '=', commune)
        .where('campaign', '=', campaign)
        .where('withdrawn_at', 'is', null)
        .where('erased_at', 'is', null)
        .groupBy('person')
        .having(({ fn }) => fn.countAll<number>(), '>', 1);
      const counted = db
        .selectFrom(several.select('person').as('someone'))
        .select(({ fn }) => fn.countAll<number>().as('people'));
      const some = several.select('person').orderBy('person').limit(limit);
      const rows = db
        .selectFrom('entry')
        .where('commune', '=', commune)
        .where('campaign', '=', campaign)
        .where('withdrawn_at', 'is', null)
        .where('erased_at', 'is', null)
        .where('person', 'in', some)
        .select(['id', 'person', 'unit', 'name'])
        .orderBy('person')
        .orderBy('unit');
      const [{ people } = { people: 0 }] = (await sql.run(counted.compile())).rows;
      const found = Map.groupBy((await sql.run(rows.compile())).rows, ({ person }) => person);
      return {
        total: people,
        people: [...found.values()].map(
          (of): SharedPerson => ({
            name: of[0]?.name ?? '',
            rows: of.map(({ unit, id }) => ({ unit, entry: id })),
          }),
        ),
      };
    },
  };
};
