import { sql as raw } from 'kysely';
import type { Instant } from '../../../core/time/instant.ts';
import type { Proof, Window } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
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
