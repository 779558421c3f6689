import type { Instant } from '../../../core/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const add = statement(
  {
    commune: 'text',
    campaign: 'text',
    obligation: 'text',
    at: 'int',
    due: 'int',
    reason: 'text',
    actor: 'text',
  },
  `INSERT INTO extension (commune, campaign, obligation, at, due, reason, actor) {values} ON CONFLICT DO NOTHING`,
);

export const extensions = ({ sql, buffer, db }: Context): Tx['extensions'] => ({
  add: ({ by, ...row }) => buffer.write('extension', add, { ...row, actor: by }),
  async of(commune, campaign) {
    await buffer.flush('extension');
    const query = db
      .selectFrom('extension')
      .selectAll()
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .orderBy('at')
      .orderBy('obligation');
    return (await sql.run(query.compile())).rows.map((row) => ({
      commune: row.commune,
      campaign: row.campaign,
      obligation: row.obligation,
      due: row.due as Instant,
      reason: row.reason,
      by: row.actor,
      at: row.at as Instant,
    }));
  },
});
