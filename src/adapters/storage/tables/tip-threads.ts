import type { Instant } from '../../../core/time/instant.ts';
import type { TipMessage, TipThreads } from '../../../ports/tables/tip-threads.ts';
import type { Context } from '../context.ts';

export const tipThreads = ({ sql, db }: Context): TipThreads => ({
  async add({ id, tip, from, kind, at, body }) {
    const last = db
      .selectFrom('tip_message')
      .select(({ fn }) => fn.max('place').as('place'))
      .where('tip', '=', tip);
    const place = Number((await sql.run(last.compile())).rows[0]?.place ?? 0) + 1;
    await sql.run(
      db.insertInto('tip_message').values({ id, tip, author: from, kind, at, place, body }).compile(),
    );
  },
  async of(tip) {
    const query = db.selectFrom('tip_message').selectAll().where('tip', '=', tip).orderBy('place');
    return (await sql.run(query.compile())).rows.map((row) => ({
      id: row.id,
      tip: row.tip,
      from: row.author as TipMessage['from'],
      kind: row.kind as TipMessage['kind'],
      at: row.at as Instant,
      order: row.place,
      body: row.body,
    }));
  },
  async reseal(message, body) {
    await sql.run(db.updateTable('tip_message').set({ body }).where('id', '=', message).compile());
  },
  async addFile(file) {
    await sql.run(db.insertInto('tip_file').values(file).compile());
  },
  async resealFile(file, bytes) {
    await sql.run(db.updateTable('tip_file').set({ bytes }).where('id', '=', file).compile());
  },
  async filesOf(tip) {
    const query = db.selectFrom('tip_file').select(['id', 'bytes']).where('tip', '=', tip).orderBy('id');
    return (await sql.run(query.compile())).rows;
  },
  async filesIn(commune) {
    const query = db
      .selectFrom('tip_file as f')
      .innerJoin('tip as t', 't.id', 'f.tip')
      .select(['f.id', 'f.tip'])
      .where('t.commune', '=', commune)
      .orderBy('f.id');
    const { rows } = await sql.run(query.compile());
    const files = Map.groupBy(rows, ({ tip }) => tip);
    return new Map([...files].map(([tip, all]) => [tip, all.map(({ id }) => id)]));
  },
});
