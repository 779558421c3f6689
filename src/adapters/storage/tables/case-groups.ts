import type { Instant } from '../../../core/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const put = statement(
  { account: 'text', commune: 'text', campaign: 'text', kind: 'text', at: 'int' },
  `INSERT INTO case_group (account, commune, campaign, kind, at)
   SELECT r.account, r.commune, r.campaign, r.kind, r.at FROM {rows} WHERE true
   ON CONFLICT (commune, campaign, account) DO UPDATE SET kind = excluded.kind, at = excluded.at`,
);

export const caseGroups = ({ sql, buffer, db }: Context): Tx['caseGroups'] => ({
  put: ({ group, ...row }) =>
    buffer.write('case_group', put, { ...row, kind: group }, `${row.commune} ${row.campaign} ${row.account}`),
  async of(account, commune) {
    await buffer.flush('case_group');
    const query = db
      .selectFrom('case_group')
      .selectAll()
      .where('account', '=', account)
      .where('commune', '=', commune)
      .orderBy('at');
    return (await sql.run(query.compile())).rows.map(({ kind, at, ...row }) => ({
      ...row,
      group: kind,
      at: at as Instant,
    }));
  },
  async count(commune, campaign) {
    await buffer.flush('case_group');
    const query = db
      .selectFrom('case_group')
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .groupBy('kind')
      .select(({ fn }) => ['kind', fn.countAll<number>().as('people')]);
    const { rows } = await sql.run(query.compile());
    return new Map(rows.map(({ kind, people }) => [kind, Number(people)]));
  },
  async forget(account, commune) {
    await buffer.flush('case_group');
    const query = db
      .deleteFrom('case_group')
      .where('account', '=', account)
      .where('commune', '=', commune)
      .returning('campaign');
    return (await sql.run(query.compile())).rows.length;
  },
});
