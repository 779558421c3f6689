import type { Instant } from '../../../core/time/instant.ts';
import type { Villages } from '../../../ports/tables/villages.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const columns = { account: 'text', commune: 'text', unit: 'text', at: 'int' } as const;

const put = statement(
  columns,
  `INSERT INTO village (account, commune, unit, at)
   SELECT r.account, r.commune, r.unit, r.at FROM {rows} WHERE true
   ON CONFLICT (account, commune) DO UPDATE SET unit = excluded.unit, at = excluded.at`,
);

export const villages = ({ sql, buffer, db }: Context): Villages => ({
  put: ({ account, commune, unit, at }) =>
    buffer.write('village', put, { account, commune, unit, at }, `${account} ${commune}`),
  async of(account, commune) {
    await buffer.flush('village');
    const query = db
      .selectFrom('village')
      .selectAll()
      .where('account', '=', account)
      .where('commune', '=', commune);
    const [row] = (await sql.run(query.compile())).rows;
    return row && { ...row, at: row.at as Instant };
  },
  async prune(commune, before, limit) {
    await buffer.flush('village');
    const old = db
      .selectFrom('village')
      .select('account')
      .where('commune', '=', commune)
      .where('at', '<', before)
      .orderBy('at')
      .limit(limit);
    const accounts = (await sql.run(old.compile())).rows.map(({ account }) => account);
    if (accounts.length > 0)
      await sql.run(
        db.deleteFrom('village').where('commune', '=', commune).where('account', 'in', accounts).compile(),
      );
    return accounts;
  },
});
