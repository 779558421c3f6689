import type { Instant } from '../../../core/time/instant.ts';
import type { Inbound } from '../../../ports/inbound.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const add = statement(
  { channel: 'text', key: 'text', address: 'text', at: 'int', reason: 'text', message: 'blob?' },
  'INSERT INTO dead_letter (channel, key, address, at, reason, message) {values} ON CONFLICT DO NOTHING',
);

const setMessage = statement(
  { channel: 'text', key: 'text', message: 'blob' },
  `UPDATE dead_letter SET message = r.message FROM {rows}
   WHERE dead_letter.channel = r.channel AND dead_letter.key = r.key`,
);

export const deadLetters = ({ sql, buffer, db, cipher }: Context): Tx['deadLetters'] => ({
  add: ({ channel, key, address, at, reason }, message) =>
    buffer.write('dead_letter', add, {
      channel,
      key,
      address,
      at,
      reason,
      message: message === undefined ? null : cipher.seal(placeOf(channel, key), JSON.stringify(message)),
    }),

  async list(channels, limit) {
    await buffer.flush('dead_letter');
    if (channels.length === 0) return [];
    const { rows } = await sql.run(
      db
        .selectFrom('dead_letter')
        .select(({ eb }) => [
          'channel',
          'key',
          'address',
          'at',
          'reason',
          eb.case().when('message', 'is', null).then(0).else(1).end().as('kept'),
        ])
        .where('channel', 'in', [...channels])
        .orderBy('at', 'desc')
        .orderBy('key', 'desc')
        .limit(limit)
        .compile(),
    );
    return rows.map(({ kept, at, ...row }) => ({ ...row, at: at as Instant, isKept: kept === 1 }));
  },

  async count(channel) {
    await buffer.flush('dead_letter');
    const query = db.selectFrom('dead_letter').select(({ fn }) => fn.countAll<number>().as('count'));
    return Number((await sql.run(query.where('channel', '=', channel).compile())).rows[0]?.count ?? 0);
  },

  async retry(channel, key) {
    await buffer.flush('dead_letter');
    const query = db
      .updateTable('dead_letter')
      .set({ wanted: 1 })
      .where('channel', '=', channel)
      .where('key', '=', key)
      .where('message', 'is not', null)
      .returning('key');
    return (await sql.run(query.compile())).rows.length > 0;
  },

  async wanted(limit) {
    await buffer.flush('dead_letter');
    const query = db
      .selectFrom('dead_letter')
      .select(['channel', 'key', 'message'])
      .where('wanted', '=', 1)
      .orderBy('at')
      .limit(limit);
    return (await sql.run(query.compile())).rows.flatMap(({ channel, key, message }) =>
      message === null
        ? []
        : [{ channel, message: JSON.parse(cipher.open(placeOf(channel, key), message)) as Inbound }],
    );
  },

  async drop(channel, key) {
    await buffer.flush('dead_letter');
    const query = db
      .deleteFrom('dead_letter')
      .where('channel', '=', channel)
      .where('key', '=', key)
      .returning('key');
    return (await sql.run(query.compile())).rows.length > 0;
  },

  async forget({ channel, address }) {
    await buffer.flush('dead_letter');
    const query = db
      .deleteFrom('dead_letter')
      .where('channel', '=', channel)
      .where('address', '=', address)
      .returning('key');
    return (await sql.run(query.compile())).rows.length;
  },

  async prune(before, limit) {
    await buffer.flush('dead_letter');
    const old = db.selectFrom('dead_letter').select(['channel', 'key']).where('at', '<', before).limit(limit);
    const query = db
      .deleteFrom('dead_letter')
      .where(({ eb, refTuple }) => eb(refTuple('channel', 'key'), 'in', old.$asTuple('channel', 'key')));
    return (await sql.run(query.compile())).count;
  },
});

const placeOf = (channel: string, key: string): string => `dead_letter.message:${channel} ${key}`;

/** Everything that was put aside, sealed with the current key. */
export async function resealDeadLetters({
  sql,
  db,
  cipher,
}: Pick<Context, 'sql' | 'db' | 'cipher'>): Promise<void> {
  const { rows } = await sql.run(
    db.selectFrom('dead_letter').select(['channel', 'key', 'message']).compile(),
  );
  const reseal = (place: string, sealed: Uint8Array) => cipher.seal(place, cipher.open(place, sealed));
  await sql.each(
    setMessage,
    rows.flatMap(({ channel, key, message }) =>
      message === null ? [] : [{ channel, key, message: reseal(placeOf(channel, key), message) }],
    ),
  );
}
