import type { Language, Say } from '../../../core/message/message.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { UnreadableSeal } from '../../../ports/cipher.ts';
import type { OutboxDraft, OutboxRow, Tx, Undelivered } from '../../../ports/store.ts';
import type { OutboxFate } from '../../../ports/tables/outbox.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';
import {
  countHeld,
  countUndelivered,
  countWaiting,
  drop,
  earliest,
  expire,
  expireReminders,
  findUndelivered,
  forget,
  forgetPrivate,
  orphan,
  retry,
  type TakenRow,
  take,
} from './outbox-queries.ts';
import { createSays } from './outbox-says.ts';

const add = statement(
  {
    key: 'text',
    channel: 'text',
    address: 'text',
    kind: 'text',
    rank: 'int',
    language: 'text',
    say: 'blob',
    reminder: 'text?',
    not_before: 'int',
    expires: 'int?',
  },
  `INSERT INTO outbox (key, channel, address, kind, rank, language, say, reminder, not_before, expires) {values}
   ON CONFLICT DO NOTHING`,
);

// The state is spelled so that no index of a state is used: rows are found by id, however many there are.
const settle = statement(
  {
    id: 'int',
    epoch: 'int',
    state: 'text',
    not_before: 'int?',
    reason: 'text',
    tries: 'int?',
    piece: 'int?',
    doubtful: 'int?',
  },
  `UPDATE outbox SET state = r.state, not_before = coalesce(r.not_before, outbox.not_before), reason = r.reason,
     tries = coalesce(r.tries, outbox.tries), piece = coalesce(r.piece, outbox.piece),
     doubtful = coalesce(r.doubtful, outbox.doubtful)
   FROM {rows} WHERE outbox.id = r.id AND outbox.epoch = r.epoch AND outbox.state || '' = 'sending'`,
);

/** What becomes of nearly all. */
const settleSent = statement(
  { id: 'int', epoch: 'int', provider_id: 'text', settled_at: 'int' },
  `UPDATE outbox SET state = 'sent', reason = NULL, provider_id = r.provider_id, settled_at = r.settled_at
   FROM {rows} WHERE outbox.id = r.id AND outbox.epoch = r.epoch AND outbox.state || '' = 'sending'`,
);

/** Above every rank there is. */
const MOST = 99;

export const outbox = ({ sql, buffer, db, cipher }: Context): Tx['outbox'] => {
  const says = createSays(cipher);
  return {
    add({ key, channel, address, kind, language, say, reminder, also = [], notBefore, expires }) {
      buffer.write('outbox', add, {
        key,
        channel,
        address,
        kind,
        rank: kind === 'reply' || kind === 'private' ? 0 : 1,
        language,
        say: says.seal(key, say),
        reminder: reminder === undefined ? null : [reminder, ...also].join('\n'),
        not_before: notBefore,
        expires: expires ?? null,
      });
    },
    async take(channel, now, limit, epoch, ranks) {
      const [least, most] = ranks === 'replies' ? [0, 0] : ranks === 'others' ? [1, MOST] : [0, MOST];
      await buffer.flush('reminder', 'outbox');
      const [over, { rows }] = await Promise.all([
        sql.ask(expire, { channel, now }),
        sql.ask(take, { channel, now, limit, epoch, least, most }),
      ]);
      const expired = over.rows.flatMap(({ reminder }) => reminder?.split('\n') ?? []);
      if (expired.length > 0)
        await sql.each(
          expireReminders,
          [...new Set(expired)].map((key) => ({ key })),
        );
      // The order of RETURNING is anybody's.
      return rows
        .toSorted((a, b) => a.rank - b.rank || a.id - b.id)
        .map((row) => toRow(row, openOr(says, row)));
    },
    settle(id, epoch, to) {
      if (to.state === 'sent') {
        const sent = { id, epoch, provider_id: to.providerId, settled_at: to.at };
        buffer.write('outbox', settleSent, sent, String(id));
        return;
      }
      const { notBefore = null, progress } = to.state === 'pending' ? to : {};
      const row = {
        id,
        epoch,
        state: to.state,
        not_before: notBefore,
        reason: to.reason,
        tries: progress?.tries ?? null,
        piece: progress?.piece ?? null,
        doubtful: progress === undefined ? null : Number(progress.doubtful),
      };
      buffer.write('outbox', settle, row, String(id));
    },
    async recover(channel, epoch, resend) {
      await buffer.flush('outbox');
      const mid = db.selectFrom('outbox').select('reminder').where('channel', '=', channel);
      const { rows } = await sql.run(mid.where('state', '=', 'sending').where('epoch', '<', epoch).compile());
      const { count } = await sql.run(orphan(db, channel, epoch, resend));
      if (resend) return count;
      // The ledger does not wait for what nobody will try again.
      const keys = rows.flatMap(({ reminder }) => reminder?.split('\n') ?? []);
      for (const key of keys) {
        const waiting = db.updateTable('reminder').set({ state: 'dropped', reason: 'crashed-while-sending' });
        await sql.run(waiting.where('key', '=', key).where('state', '=', 'queued').compile());
      }
      return count;
    },
    async undelivered(channels, since, limit) {
      await buffer.flush('outbox');
      if (channels.length === 0) return [];
      const { rows } = await sql.run(findUndelivered(db, channels, since, limit));
      return rows.map(({ id, channel, address, kind, state, reason, reminder, not_before }) => ({
        id,
        channel,
        address,
        kind: kind as OutboxDraft['kind'],
        state: state as Undelivered['state'],
        reason: reason ?? '',
        ...(reminder !== null && { reminder: reminder.split('\n')[0] ?? '' }),
        at: not_before as Instant,
      }));
    },
    async fates(prefix) {
      await buffer.flush('outbox');
      const query = db
        .selectFrom('outbox')
        .select(['key', 'state', 'reason'])
        .where('key', '>=', prefix)
        // Above every letter there is.
        .where('key', '<', `${prefix}\u{10ffff}`)
        .orderBy('id');
      return (await sql.run(query.compile())).rows.map(({ key, state, reason }) => ({
        key,
        state: state as OutboxFate['state'],
        ...(reason !== null && { reason }),
      }));
    },
    async sentAs({ channel, address }, key) {
      await buffer.flush('outbox');
      const query = db.selectFrom('outbox').select('provider_id').where('key', '=', key);
      const there = query.where('channel', '=', channel).where('address', '=', address);
      const { rows } = await sql.run(there.where('state', '=', 'sent').compile());
      return rows[0]?.provider_id ?? undefined;
    },
    async backlog(channel, now) {
      await buffer.flush('outbox');
      const [waiting] = (await sql.run(countWaiting(db, channel, now))).rows;
      const { rows } = await sql.run(countUndelivered(db, channel));
      const of = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
      const since = waiting?.since ?? null;
      return {
        waiting: Number(waiting?.count ?? 0),
        ...(since !== null && { since: Number(since) as Instant }),
        unknown: of('unknown'),
        failed: of('failed'),
      };
    },
    async held(channels) {
      await buffer.flush('outbox');
      if (channels.length === 0) return [];
      const { rows } = await sql.run(countHeld(db, channels));
      return rows.map(({ channel, reason, count }) => ({
        channel,
        reason: reason ?? '',
        count: Number(count),
      }));
    },
    async retry(id, at) {
      await buffer.flush('reminder', 'outbox');
      const { rows } = await sql.run(retry(db, id, at));
      for (const key of rows.flatMap(({ reminder }) => reminder?.split('\n') ?? [])) {
        const dropped = db.updateTable('reminder').set({ state: 'queued', reason: null });
        await sql.run(dropped.where('key', '=', key).where('state', '=', 'dropped').compile());
      }
      return rows.length > 0;
    },
    async drop(id) {
      await buffer.flush('outbox');
      return (await sql.run(drop(db, id))).rows.length > 0;
    },
    async nextAt(channel) {
      await buffer.flush('outbox');
      return (await sql.ask(earliest, { channel })).rows[0]?.at as Instant | undefined;
    },
    async forgetPrivate() {
      await buffer.flush('outbox');
      return (await sql.run(forgetPrivate(db))).count;
    },
    async forget({ channel, address }) {
      await buffer.flush('outbox');
      const query = db
        .deleteFrom('outbox')
        .where('channel', '=', channel)
        .where('address', '=', address)
        .where('state', '<>', 'sending')
        .returning('id');
      return (await sql.run(query.compile())).rows.length;
    },
    async prune(before, limit) {
      await buffer.flush('outbox');
      return (await sql.run(forget(db, before, limit))).count;
    },
  };
};

/** One that is damaged may not hold up all the others. */
function openOr(says: ReturnType<typeof createSays>, { key, say }: TakenRow): Say | undefined {
  try {
    return says.open(key, say);
  } catch (error) {
    if (error instanceof UnreadableSeal) return undefined;
    throw error;
  }
}

function toRow(row: TakenRow, say: Say | undefined): OutboxRow {
  const [reminder, ...also] = row.reminder?.split('\n') ?? [];
  return {
    id: row.id,
    attempts: row.attempts,
    key: row.key,
    channel: row.channel,
    address: row.address,
    kind: row.kind as OutboxDraft['kind'],
    language: row.language as Language,
    say: say ?? { parts: [], choices: [] },
    ...(say === undefined && { unreadable: true as const }),
    notBefore: row.not_before as Instant,
    ...(reminder !== undefined && { reminder }),
    ...(also.length > 0 && { also }),
    ...(row.expires !== null && { expires: row.expires as Instant }),
    ...(row.tries + row.piece + row.doubtful > 0 && {
      progress: { tries: row.tries, piece: row.piece, doubtful: row.doubtful === 1 },
    }),
  };
}
