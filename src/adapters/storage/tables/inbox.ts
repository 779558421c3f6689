import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const remember = statement(
  { channel: 'text', key: 'text', at: 'int' },
  'INSERT INTO inbox (channel, key, at) {values} ON CONFLICT DO NOTHING RETURNING key',
).returning<{ key: string }>();

const park = statement(
  { channel: 'text', key: 'text', error: 'text' },
  'UPDATE inbox SET error = r.error FROM {rows} WHERE inbox.channel = r.channel AND inbox.key = r.key',
);

export const inbox = ({ sql, buffer, db }: Context): Tx['inbox'] => ({
  async add(channel, keys, at) {
    await buffer.flush('inbox');
    const { rows } = await sql.each(
      remember,
      keys.map((key) => ({ channel, key, at })),
    );
    return new Set(rows.map(({ key }) => key));
  },
  park: (channel, key, error) => buffer.write('inbox', park, { channel, key, error }, `${channel} ${key}`),
  async prune(before, limit) {
    await buffer.flush('inbox');
    const old = db
      .selectFrom('inbox')
      .select(['channel', 'key'])
      .where('at', '<', before)
      .where('error', 'is', null)
      .orderBy('at')
      .limit(limit);
    const forget = db
      .deleteFrom('inbox')
      .where(({ eb, refTuple }) => eb(refTuple('channel', 'key'), 'in', old.$asTuple('channel', 'key')));
    return (await sql.run(forget.compile())).count;
  },
});
