import { type Kysely, sql } from 'kysely';
import type { Instant } from '../../../core/time/instant.ts';
import type { Schema } from '../schema.ts';
import { question, statement } from '../sql.ts';

type Db = Kysely<Schema>;

export interface TakenRow {
  readonly id: number;
  readonly rank: number;
  readonly key: string;
  readonly channel: string;
  readonly address: string;
  readonly kind: string;
  readonly language: string;
  readonly say: Uint8Array;
  readonly reminder: string | null;
  readonly not_before: number;
  readonly expires: number | null;
  readonly attempts: number;
  readonly tries: number;
  readonly piece: number;
  readonly doubtful: number;
}

/** PostgreSQL looks each chat up in its index, and does not join the whole queue with itself, however stale its statistics. */
const oneByOne = 'LIMIT 1 OFFSET 0';

const isBefore = '(p.rank < o.rank OR (p.rank = o.rank AND p.id < o.id))';

/**
 * One message of each chat. It waits for one that is being sent, and for an earlier one that is due or being retried.
 * One that only waits for its hour (a reminder for the morning) holds up nobody. The sum keeps the planners on the
 * index by rank, where they stop at the limit, however many are due; and the joined text on the ids that were found.
 */
export const take = question(
  { channel: 'text', now: 'int', limit: 'int', epoch: 'int', least: 'int', most: 'int' },
  `UPDATE outbox SET state = 'sending', epoch = {epoch}, attempts = attempts + 1
   WHERE state || '' = 'pending' AND id IN (
     SELECT o.id FROM outbox o
     WHERE o.state = 'pending' AND o.channel = {channel} AND o.not_before + 0 <= {now}
       AND o.rank >= {least} AND o.rank <= {most}
       AND NOT EXISTS (
         SELECT 1 FROM outbox p
         WHERE p.state IN ('pending', 'sending') AND p.channel = o.channel AND p.address = o.address
           AND (p.state = 'sending' OR (${isBefore} AND (p.not_before <= {now} OR p.attempts > 0)))
         ${oneByOne})
       AND NOT EXISTS (SELECT 1 FROM lease WHERE name = {channel} AND epoch > {epoch})
     ORDER BY o.rank, o.id LIMIT {limit})
   RETURNING id, rank, key, channel, address, kind, language, say, reminder, not_before, expires, attempts,
     tries, piece, doubtful`,
).returning<TakenRow>();

/** Rows behind a retry count with the retry's moment, so that nobody is woken for nothing. */
export const earliest = question(
  { channel: 'text' },
  `SELECT o.not_before AS at FROM outbox o
   WHERE o.state = 'pending' AND o.channel = {channel}
     AND NOT EXISTS (
       SELECT 1 FROM outbox p
       WHERE p.state IN ('pending', 'sending') AND p.channel = o.channel AND p.address = o.address
         AND (p.state = 'sending' OR (${isBefore} AND p.attempts > 0 AND p.not_before > o.not_before))
       ${oneByOne})
   ORDER BY o.not_before LIMIT 1`,
).returning<{ readonly at: number }>();

export const expire = question(
  { channel: 'text', now: 'int' },
  `UPDATE outbox SET state = 'expired', reason = 'expired'
   WHERE state = 'pending' AND channel = {channel} AND expires IS NOT NULL AND expires <= {now} RETURNING reminder`,
).returning<{ readonly reminder: string | null }>();

export const expireReminders = statement(
  { key: 'text' },
  `UPDATE reminder SET state = 'dropped', reason = 'expired' FROM {rows}
   WHERE reminder.key = r.key AND reminder.state = 'queued'`,
);

export const orphan = (db: Db, channel: string, epoch: number, resend: boolean) =>
  db
    .updateTable('outbox')
    .set({ state: resend ? 'pending' : 'unknown', reason: 'crashed-while-sending' })
    .where('state', '=', 'sending')
    .where('channel', '=', channel)
    .where('epoch', '<', epoch)
    .compile();

export const findUndelivered = (db: Db, channels: readonly string[], since: Instant, limit: number) =>
  db
    .selectFrom('outbox')
    .select(['id', 'channel', 'address', 'kind', 'state', 'reason', 'reminder', 'not_before'])
    .where(isUndelivered)
    .where('channel', 'in', [...channels])
    .where('not_before', '>=', since)
    .where('kind', '<>', sql.lit('private'))
    .orderBy('not_before', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .compile();

export const countWaiting = (db: Db, channel: string, now: Instant) =>
  db
    .selectFrom('outbox')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('not_before').as('since')])
    .where('state', '=', 'pending')
    .where('channel', '=', channel)
    .where('not_before', '<=', now)
    .compile();

export const countHeld = (db: Db, channels: readonly string[]) =>
  db
    .selectFrom('outbox')
    .select(({ fn }) => ['channel', 'reason', fn.countAll<number>().as('count')])
    .where('state', '=', 'pending')
    .where('channel', 'in', channels)
    .where('reason', 'is not', null)
    .where('reason', 'not in', ['pace', 'retried'])
    .groupBy(['channel', 'reason'])
    .orderBy('channel')
    .orderBy('reason')
    .compile();

export const countUndelivered = (db: Db, channel: string) =>
  db
    .selectFrom('outbox')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .where(isUndelivered)
    .where('channel', '=', channel)
    .groupBy('state')
    .compile();

/** As its index says it. */
const isUndelivered = sql<boolean>`(state = 'unknown' OR state = 'failed' OR state = 'expired')`;

export const retry = (db: Db, id: number, at: Instant) =>
  db
    .updateTable('outbox')
    .set({ state: 'pending', not_before: at, expires: null, reason: 'retried', tries: 0, doubtful: 0 })
    .where('id', '=', id)
    .where(isUndelivered)
    .returning('reminder')
    .compile();

export const drop = (db: Db, id: number) =>
  db
    .updateTable('outbox')
    .set({ state: 'cleared', reason: 'dropped' })
    .where('id', '=', id)
    .where(isUndelivered)
    .returning('id')
    .compile();

/** As its index says it. */
const isFinished = sql<boolean>`(state = 'sent' OR state = 'cleared' OR state = 'expired')`;

export const forget = (db: Db, before: Instant, limit: number) =>
  db
    .deleteFrom('outbox')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('outbox')
        .select('id')
        .where(isFinished)
        .where('not_before', '<', before)
        .orderBy('not_before')
        .limit(limit),
    )
    .compile();

export const forgetPrivate = (db: Db) =>
  db
    .deleteFrom('outbox')
    .where('kind', '=', sql.lit('private'))
    .where('state', 'not in', ['pending', 'sending'])
    .compile();
