import type { Instant } from '../../../core/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const columns = { channel: 'text', address: 'text', guide: 'text', at: 'int' } as const;

const wait = statement(
  columns,
  `INSERT INTO nudge (channel, address, guide, at, state)
   SELECT r.channel, r.address, r.guide, r.at, 'waiting' FROM {rows} WHERE true
   ON CONFLICT (channel, address, guide) DO UPDATE SET at = excluded.at,
     state = CASE WHEN nudge.state = 'none' THEN 'waiting' ELSE nudge.state END`,
);

const clear = statement(
  { channel: 'text', address: 'text' },
  `UPDATE nudge SET state = 'none' FROM {rows}
   WHERE nudge.channel = r.channel AND nudge.address = r.address AND nudge.state = 'waiting'`,
);

const settle = statement(
  { ...columns, state: 'text' },
  `INSERT INTO nudge (channel, address, guide, at, state)
   SELECT r.channel, r.address, r.guide, r.at, r.state FROM {rows} WHERE true
   ON CONFLICT (channel, address, guide) DO UPDATE SET state = excluded.state`,
);

export const nudges = ({ sql, buffer, db }: Context): Tx['nudges'] => ({
  wait: (nudge) => buffer.write('nudge', wait, nudge, keyOf(nudge)),
  clear: ({ channel, address }) => buffer.write('nudge', clear, { channel, address }),
  settle: (nudge) => buffer.write('nudge', settle, { ...nudge, state: 'sent' }, keyOf(nudge)),
  silence({ channel, address }, at) {
    const row = { channel, address, guide: '*', at };
    buffer.write('nudge', settle, { ...row, state: 'off' }, keyOf(row));
  },
  async due(channel, now, limit) {
    await buffer.flush('nudge');
    const query = db
      .selectFrom('nudge as n')
      .select(['n.channel', 'n.address', 'n.guide', 'n.at'])
      .where('n.channel', '=', channel)
      .where('n.state', '=', 'waiting')
      .where('n.at', '<=', now)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('nudge as q')
              .select('q.guide')
              .whereRef('q.channel', '=', 'n.channel')
              .whereRef('q.address', '=', 'n.address')
              .where('q.guide', '=', '*'),
          ),
        ),
      )
      .orderBy('n.at')
      .limit(limit);
    return (await sql.run(query.compile())).rows.map((row) => ({ ...row, at: row.at as Instant }));
  },
  async next(channel, after) {
    await buffer.flush('nudge');
    const query = db
      .selectFrom('nudge')
      .where('channel', '=', channel)
      .where('state', '=', 'waiting')
      .where('at', '>', after)
      .select(({ fn }) => fn.min('at').as('at'));
    const at = (await sql.run(query.compile())).rows[0]?.at;
    return at === null || at === undefined ? undefined : (Number(at) as Instant);
  },
});

const keyOf = (row: { readonly channel: string; readonly address: string; readonly guide: string }): string =>
  JSON.stringify([row.channel, row.address, row.guide]);
