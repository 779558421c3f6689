import type { Instant } from '../../../core/time/instant.ts';
import type { AccountJoin, JoinCode, Joins } from '../../../ports/tables/joins.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';
import { giveRows, giveRowsBack, type MovedRows } from './account-rows.ts';

const replace = statement(
  { maker: 'text', ended_at: 'int' },
  'UPDATE join_code SET ended_at = r.ended_at FROM {rows} WHERE join_code.maker = r.maker AND join_code.ended_at IS NULL',
);

const offer = statement(
  {
    id: 'text',
    digest: 'blob',
    commune: 'text',
    maker: 'text',
    maker_channel: 'text',
    maker_address: 'text',
    expires: 'int',
  },
  'INSERT INTO join_code (id, digest, commune, maker, maker_channel, maker_address, expires) {values}',
);

const stale = 'this code is not open any more';
const open = 'join_code.id = r.id AND join_code.ended_at IS NULL';

const take = statement(
  { id: 'text', taker: 'text', taker_channel: 'text', taker_address: 'text' },
  `UPDATE join_code SET taker = r.taker, taker_channel = r.taker_channel, taker_address = r.taker_address
   FROM {rows} WHERE ${open}`,
  { stale },
);

const agree = statement(
  { id: 'text', agreed_at: 'int' },
  `UPDATE join_code SET agreed_at = r.agreed_at FROM {rows} WHERE ${open}`,
  { stale },
);

const end = statement(
  { id: 'text', ended_at: 'int' },
  `UPDATE join_code SET ended_at = r.ended_at FROM {rows} WHERE ${open}`,
  { stale },
);

const miss = statement({ person: 'text', at: 'int' }, 'INSERT INTO join_miss (person, at) {values}');

const add = statement(
  { id: 'text', commune: 'text', kept: 'text', joined: 'text', actor: 'text', at: 'int', moved: 'text' },
  'INSERT INTO account_join (id, commune, kept, joined, actor, at, moved) {values}',
);

const undo = statement(
  { id: 'text', undone_at: 'int' },
  `UPDATE account_join SET undone_at = r.undone_at FROM {rows}
   WHERE account_join.id = r.id AND account_join.undone_at IS NULL`,
  { stale: 'this join was undone meanwhile' },
);

export function joins(context: Context): Joins {
  const { sql, buffer, db } = context;

  return {
    offer({ id, digest, commune, maker, expires }, at) {
      buffer.write('join_code', replace, { maker: maker.account, ended_at: at });
      buffer.write('join_code', offer, {
        id,
        digest,
        commune,
        maker: maker.account,
        maker_channel: maker.channel,
        maker_address: maker.address,
        expires,
      });
    },
    async find(digest) {
      await buffer.flush('join_code');
      const query = db.selectFrom('join_code').selectAll().where('digest', '=', digest);
      return toCode((await sql.run(query.compile())).rows[0]);
    },
    async byId(id) {
      await buffer.flush('join_code');
      const query = db.selectFrom('join_code').selectAll().where('id', '=', id);
      return toCode((await sql.run(query.compile())).rows[0]);
    },
    take: (id, { account, channel, address }) =>
      buffer.write(
        'join_code',
        take,
        { id, taker: account, taker_channel: channel, taker_address: address },
        id,
      ),
    agree: (id, at) => buffer.write('join_code', agree, { id, agreed_at: at }, id),
    end: (id, at) => buffer.write('join_code', end, { id, ended_at: at }, id),

    miss: (person, at) => buffer.write('join_miss', miss, { person, at }),
    async misses(person, since) {
      await buffer.flush('join_miss');
      const query = db
        .selectFrom('join_miss')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('person', '=', person)
        .where('at', '>', since);
      return Number((await sql.run(query.compile())).rows[0]?.count ?? 0);
    },

    giveRows: (from, to) => giveRows(context, from, to),
    giveRowsBack: (rows, from, to) => giveRowsBack(context, rows as MovedRows, from, to),

    add: ({ id, commune, kept, joined, by, at, moved }) =>
      buffer.write('account_join', add, {
        id,
        commune,
        kept,
        joined,
        actor: by,
        at,
        moved: JSON.stringify(moved),
      }),
    async of(kept) {
      await buffer.flush('account_join');
      const query = db
        .selectFrom('account_join')
        .selectAll()
        .where('kept', '=', kept)
        .where('undone_at', 'is', null)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc');
      return (await sql.run(query.compile())).rows.map(toJoin);
    },
    undo: (id, at) => buffer.write('account_join', undo, { id, undone_at: at }, id),

    async prune(before, limit) {
      await buffer.flush('join_code', 'join_miss');
      const codes = db.selectFrom('join_code').select('id').where('expires', '<', before).limit(limit);
      const misses = db.selectFrom('join_miss').select('id').where('at', '<', before).limit(limit);
      const gone = await sql.run(db.deleteFrom('join_code').where('id', 'in', codes).compile());
      const forgotten = await sql.run(db.deleteFrom('join_miss').where('id', 'in', misses).compile());
      return Math.max(gone.count, forgotten.count);
    },
  };
}

function toCode(row: Schema['join_code'] | undefined): JoinCode | undefined {
  if (row === undefined) return undefined;
  const { taker, taker_channel, taker_address, agreed_at, ended_at } = row;
  const hasTaker = taker !== null && taker_channel !== null && taker_address !== null;
  return {
    id: row.id,
    digest: row.digest,
    commune: row.commune,
    maker: { account: row.maker, channel: row.maker_channel, address: row.maker_address },
    expires: row.expires as Instant,
    ...(hasTaker && { taker: { account: taker, channel: taker_channel, address: taker_address } }),
    ...(agreed_at !== null && { agreedAt: agreed_at as Instant }),
    ...(ended_at !== null && { endedAt: ended_at as Instant }),
  };
}

const toJoin = (row: Schema['account_join']): AccountJoin => ({
  id: row.id,
  commune: row.commune,
  kept: row.kept,
  joined: row.joined,
  by: row.actor,
  at: row.at as Instant,
  moved: JSON.parse(row.moved) as AccountJoin['moved'],
});
