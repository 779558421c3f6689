import { sql as raw } from 'kysely';
import type { Instant } from '../../../core/time/instant.ts';
import type { Proof, Window } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';
import { rankOf } from './proof.ts';

type Db = Context['db'];

/** Rows per unit, metric and proof. */
export const countRows = (db: Db, commune: string, campaign: string, { from, until }: Window) =>
  live(db, commune, campaign)
    .$if(from !== undefined, (query) => query.where('at', '>=', from as Instant))
    .$if(until !== undefined, (query) => query.where('at', '<', until as Instant))
    .select(({ fn }) => ['unit', 'metric', 'proof', fn.countAll<number>().as('entries')])
    .groupBy(['unit', 'metric', 'proof'])
    .orderBy('unit')
    .orderBy('metric')
    .orderBy('proof')
    .compile();

/** The same of one unit. It is asked for after every row that is recorded, so it is prepared. */
export const countRowsOfUnit = statement(
  { commune: 'text', campaign: 'text', unit: 'text', since: 'int', before: 'int' },
  `SELECT a.unit, a.metric, a.proof, count(*) AS entries FROM {rows}
   JOIN achievement a ON a.commune = r.commune AND a.campaign = r.campaign AND a.unit = r.unit AND a.live = 1
     AND a.at >= r.since AND a.at < r.before
   GROUP BY a.unit, a.metric, a.proof ORDER BY a.metric, a.proof`,
).returning<{ unit: string; metric: string; proof: number; entries: number }>();

/** An open end is further away than any instant. */
export const bounds = ({ from, until }: Window) => ({
  since: from ?? Number.MIN_SAFE_INTEGER,
  before: until ?? Number.MAX_SAFE_INTEGER,
});

/** Distinct people per metric. Whoever was recorded before the window, with whatever proof, is not new in it. */
export function countPeople(
  db: Db,
  commune: string,
  campaign: string,
  proofs: readonly Proof[],
  { from, until }: Window,
) {
  const counted = raw`CASE WHEN ${raw.ref('proof')} IN (${raw.join(proofs.map(rankOf))}) THEN 1 ELSE 0 END`;
  const first = raw<number>`min(${raw.ref('at')})`;
  const people = live(db, commune, campaign)
    .select(['metric', 'person'])
    .groupBy(['metric', 'person'])
    .having(raw<number>`max(${counted})`, '=', 1)
    .$if(from !== undefined, (query) => query.having(first, '>=', from as Instant))
    .$if(until !== undefined, (query) => query.having(first, '<', until as Instant));
  return db
    .selectFrom(people.as('someone'))
    .select(({ fn }) => ['metric', fn.countAll<number>().as('people')])
    .groupBy('metric')
    .compile();
}

/** Spelled with a literal, because a partial index serves only a query that says the same. */
const live = (db: Db, commune: string, campaign: string) =>
  db
    .selectFrom('achievement')
    .where('live', '=', raw.lit(1))
    .where('commune', '=', commune)
    .where('campaign', '=', campaign);
