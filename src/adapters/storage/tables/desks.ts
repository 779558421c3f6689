import type { Instant } from '../../../core/time/instant.ts';
import type { DeskKey, Desks } from '../../../ports/tables/desks.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';

export const desks = ({ sql, db }: Context): Desks => ({
  async addKey({ commune, key, label, spare, by, at, confirmed }) {
    const row = { label, spare: spare ? 1 : 0, actor: by, at, confirmed: confirmed ?? null };
    const anew = { ...row, retired: null, confirmer: null };
    const query = db
      .insertInto('desk_key')
      .values({ commune, public_key: key, ...anew })
      .onConflict((conflict) => conflict.columns(['commune', 'public_key']).doUpdateSet(anew));
    await sql.run(query.compile());
  },
  async confirmKey(commune, key, { by, at }) {
    const query = db
      .updateTable('desk_key')
      .set({ confirmed: at, confirmer: by })
      .where('commune', '=', commune)
      .where('public_key', '=', key)
      .where('confirmed', 'is', null);
    await sql.run(query.compile());
  },
  async retireKey(commune, key, at) {
    const query = db
      .updateTable('desk_key')
      .set({ retired: at })
      .where('commune', '=', commune)
      .where('public_key', '=', key);
    await sql.run(query.compile());
  },
  async keysOf(commune) {
    const query = keys(db, commune).where('confirmed', 'is not', null);
    return (await sql.run(query.compile())).rows.map(toKey);
  },
  async waitingKeys(commune) {
    const query = keys(db, commune).where('confirmed', 'is', null);
    return (await sql.run(query.compile())).rows.map(toKey);
  },
  async note({ commune, at, by, action, tip, reason }) {
    const row = { commune, at, actor: by, action, tip: tip ?? null, reason: reason ?? null };
    await sql.run(db.insertInto('desk_act').values(row).compile());
  },
  async acts(commune, limit) {
    const query = db
      .selectFrom('desk_act')
      .selectAll()
      .where('commune', '=', commune)
      .orderBy('id', 'desc')
      .limit(limit);
    return (await sql.run(query.compile())).rows.map((row) => ({
      commune: row.commune,
      at: row.at as Instant,
      by: row.actor,
      action: row.action,
      ...(row.tip !== null && { tip: row.tip }),
      ...(row.reason !== null && { reason: row.reason }),
    }));
  },
  async block(commune, handle, until, by) {
    const query = db
      .insertInto('tip_block')
      .values({ commune, handle, until, actor: by })
      .onConflict((conflict) => conflict.columns(['commune', 'handle']).doUpdateSet({ until, actor: by }));
    await sql.run(query.compile());
  },
  async isBlocked(commune, handle, at) {
    const query = db
      .selectFrom('tip_block')
      .select('until')
      .where('commune', '=', commune)
      .where('handle', '=', handle)
      .where('until', '>', at);
    return (await sql.run(query.compile())).rows.length > 0;
  },
});

const keys = (db: Context['db'], commune: string) =>
  db
    .selectFrom('desk_key')
    .selectAll()
    .where('commune', '=', commune)
    .where('retired', 'is', null)
    .orderBy('at')
    .orderBy('public_key');

const toKey = (row: Schema['desk_key']): DeskKey => ({
  commune: row.commune,
  key: row.public_key,
  label: row.label,
  spare: row.spare === 1,
  by: row.actor,
  at: row.at as Instant,
  ...(row.confirmed !== null && { confirmed: row.confirmed as Instant }),
});
