import type { Instant } from '../../../core/time/instant.ts';
import type { Acknowledgement, Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const add = statement(
  {
    commune: 'text',
    campaign: 'text',
    obligation: 'text',
    at: 'int',
    actor: 'text',
    unit: 'text',
    kind: 'text',
    until: 'int?',
  },
  `INSERT INTO acknowledgement (commune, campaign, obligation, at, actor, unit, kind, until) {values}
   ON CONFLICT DO NOTHING`,
);

export const acknowledgements = ({ sql, buffer, db }: Context): Tx['acknowledgements'] => ({
  add: ({ by, until, ...row }) =>
    buffer.write('acknowledgement', add, { ...row, actor: by, until: until ?? null }),
  async of(commune, campaign) {
    await buffer.flush('acknowledgement');
    const query = db
      .selectFrom('acknowledgement')
      .selectAll()
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .orderBy('at')
      .orderBy('obligation')
      .orderBy('actor');
    return (await sql.run(query.compile())).rows.map((row) => ({
      commune: row.commune,
      campaign: row.campaign,
      obligation: row.obligation,
      unit: row.unit,
      kind: row.kind as Acknowledgement['kind'],
      by: row.actor,
      at: row.at as Instant,
      ...(row.until !== null && { until: row.until as Instant }),
    }));
  },
});
