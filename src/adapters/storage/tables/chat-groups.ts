import type { Instant } from '../../../core/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import type { ChatGroup } from '../../../ports/tables/chat-groups.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { question, statement } from '../sql.ts';

const link = statement(
  { channel: 'text', address: 'text', commune: 'text', unit: 'text', actor: 'text', at: 'int' },
  `INSERT INTO chat_group (channel, address, commune, unit, actor, at)
   SELECT r.channel, r.address, r.commune, r.unit, r.actor, r.at FROM {rows} WHERE true
   ON CONFLICT (channel, address) DO UPDATE SET commune = excluded.commune, unit = excluded.unit,
     actor = excluded.actor, at = excluded.at`,
);

const unlink = question(
  { channel: 'text', address: 'text' },
  'DELETE FROM chat_group WHERE channel = {channel} AND address = {address}',
);

const move = question(
  { channel: 'text', address: 'text', to: 'text' },
  `UPDATE chat_group SET address = {to} WHERE channel = {channel} AND address = {address}
     AND NOT EXISTS (SELECT 1 FROM chat_group g WHERE g.channel = {channel} AND g.address = {to})`,
);

export const chatGroups = ({ sql, buffer, db }: Context): Tx['chatGroups'] => ({
  link: ({ unit, by, ...group }) =>
    buffer.write(
      'chat_group',
      link,
      { ...group, unit: unit ?? '', actor: by },
      JSON.stringify([group.channel, group.address]),
    ),
  async unlink({ channel, address }) {
    await buffer.flush('chat_group');
    return (await sql.ask(unlink, { channel, address })).count > 0;
  },
  async move({ channel, address }, to) {
    await buffer.flush('chat_group');
    await sql.ask(move, { channel, address, to });
    await sql.ask(unlink, { channel, address });
  },
  async find({ channel, address }) {
    await buffer.flush('chat_group');
    const query = db
      .selectFrom('chat_group')
      .selectAll()
      .where('channel', '=', channel)
      .where('address', '=', address);
    const [row] = (await sql.run(query.compile())).rows;
    return row && toGroup(row);
  },
  async of(commune) {
    await buffer.flush('chat_group');
    const query = db
      .selectFrom('chat_group')
      .selectAll()
      .where('commune', '=', commune)
      .orderBy('channel')
      .orderBy('address');
    return (await sql.run(query.compile())).rows.map(toGroup);
  },
});

const toGroup = ({ unit, actor, at, ...row }: Schema['chat_group']): ChatGroup => ({
  ...row,
  unit: unit === '' ? null : unit,
  by: actor,
  at: at as Instant,
});
