import { sql as raw } from 'kysely';
import { DAY, type Instant } from '../../../core/time/instant.ts';
import type { Proof, Window } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';
import { rankOf } from './proof.ts';

type Db = Context['db'];

/** The counters know days of Việt Nam: see migrations/0061-counters.ts. */
const OFFSET = 7 * 3_600_000;

/** Days from the first on up to, not including, the last; undefined where the window cuts a day. */
export interface Days {
  readonly from: number;
  readonly until: number;
}

export function daysOf({ from, until }: Window): Days | undefined {
  const cuts = [from, until].some((at) => at !== undefined && (at + OFFSET) % DAY !== 0);
  if (cuts) return undefined;
  const dayAt = (at: Instant | undefined, open: number) => (at === undefined ? open : (at + OFFSET) / DAY);
  return { from: dayAt(from, -FAR), until: dayAt(until, FAR) };
}

/** Further away than any day. */
const FAR = 100_000_000;

/** Rows per unit, metric and proof: out of the counters, or row by row where a window cuts a day. */
export function countRows(db: Db, commune: string, campaign: string, window: Window) {
  const days = daysOf(window);
  if (days === undefined) return countRowByRow(db, commune, campaign, window);
  if (window.from === undefined && window.until === undefined) {
    return db
      .selectFrom('tally')
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .where('entries', '>', 0)
      .select(['unit', 'metric', 'proof', 'entries'])
      .orderBy('unit')
      .orderBy('metric')
      .orderBy('proof')
      .compile();
  }
  return db
    .selectFrom('day_tally')
    .where('commune', '=', commune)
    .where('campaign', '=', campaign)
    .where('day', '>=', days.from)
    .where('day', '<', days.until)
    .select(['unit', 'metric', 'proof', sumOf('entries').as('entries')])
    .groupBy(['unit', 'metric', 'proof'])
    .having(sumOf('entries'), '>', 0)
    .orderBy('unit')
    .orderBy('metric')
    .orderBy('proof')
    .compile();
}

/** PostgreSQL adds bigints up to a numeric, which would come back as text. */
const sumOf = (column: string) => raw<number>`cast(sum(${raw.ref(column)}) AS bigint)`;

const countRowByRow = (db: Db, commune: string, campaign: string, { from, until }: Window) =>
  live(db, commune, campaign)
    .$if(from !== undefined, (query) => query.where('at', '>=', from as Instant))
    .$if(until !== undefined, (query) => query.where('at', '<', until as Instant))
    .select(({ fn }) => ['unit', 'metric', 'proof', fn.countAll<number>().as('entries')])
    .groupBy(['unit', 'metric', 'proof'])
    .orderBy('unit')
    .orderBy('metric')
    .orderBy('proof')
    .compile();

interface UnitCount {
  readonly unit: string;
  readonly metric: string;
  readonly proof: number;
  readonly entries: number;
}
const ofUnit = { commune: 'text', campaign: 'text', unit: 'text' } as const;
const isUnit = (table: string) =>
  `${table}.commune = r.commune AND ${table}.campaign = r.campaign AND ${table}.unit = r.unit`;

/** The same of one unit. It is asked for after every row that is recorded, so each way is prepared. */
export const countUnit = {
  whole: statement(
    ofUnit,
    `SELECT t.unit, t.metric, t.proof, t.entries FROM {rows} JOIN tally t ON ${isUnit('t')} AND t.entries > 0
     ORDER BY t.metric, t.proof`,
  ).returning<UnitCount>(),
  days: statement(
    { ...ofUnit, since: 'int', before: 'int' },
    `SELECT t.unit, t.metric, t.proof, cast(sum(t.entries) AS bigint) AS entries FROM {rows}
     JOIN day_tally t ON ${isUnit('t')} AND t.day >= r.since AND t.day < r.before AND t.entries > 0
     GROUP BY t.unit, t.metric, t.proof ORDER BY t.metric, t.proof`,
  ).returning<UnitCount>(),
  rows: statement(
    { ...ofUnit, since: 'int', before: 'int' },
    `SELECT a.unit, a.metric, a.proof, count(*) AS entries FROM {rows}
     JOIN achievement a ON ${isUnit('a')} AND a.live = 1 AND a.at >= r.since AND a.at < r.before
     GROUP BY a.unit, a.metric, a.proof ORDER BY a.metric, a.proof`,
  ).returning<UnitCount>(),
};

/** An open end is further away than any instant. */
export const bounds = ({ from, until }: Window) => ({
  since: from ?? Number.MIN_SAFE_INTEGER,
  before: until ?? Number.MAX_SAFE_INTEGER,
});

/**
 * Distinct people per metric. Whoever was recorded before the window, with whatever proof, is not new in it. The
 * counters know each person's strongest proof, so they answer for "at least as strong as".
 */
export function countPeople(
  db: Db,
  commune: string,
  campaign: string,
  proofs: readonly Proof[],
  window: Window,
) {
  const days = daysOf(window);
  const ranks = proofs.map(rankOf);
  const weakest = Math.min(...ranks);
  const isOpenAbove = [0, 1, 2].every((rank) => rank < weakest || ranks.includes(rank));
  if (days === undefined || !isOpenAbove) return countPersonByPerson(db, commune, campaign, ranks, window);
  return db
    .selectFrom('people_tally')
    .where('commune', '=', commune)
    .where('campaign', '=', campaign)
    .where('proof', '>=', weakest)
    .where('day', '>=', days.from)
    .where('day', '<', days.until)
    .select(['metric', sumOf('people').as('people')])
    .groupBy('metric')
    .having(sumOf('people'), '>', 0)
    .compile();
}

function countPersonByPerson(
  db: Db,
  commune: string,
  campaign: string,
  ranks: readonly number[],
  { from, until }: Window,
) {
  const counted = raw`CASE WHEN ${raw.ref('proof')} IN (${raw.join(ranks)}) THEN 1 ELSE 0 END`;
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
