import type { Instant } from '../../../core/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const file = statement(
  {
    commune: 'text',
    campaign: 'text',
    obligation: 'text',
    unit: 'text',
    first_complete_at: 'int',
    last_changed_at: 'int',
    nil: 'int',
    actor: 'text',
  },
  `INSERT INTO submission (commune, campaign, obligation, unit, first_complete_at, last_changed_at, nil, actor) {values}
   ON CONFLICT (commune, campaign, obligation) DO UPDATE SET
     nil = excluded.nil, retracted_at = NULL,
     last_changed_at = CASE WHEN excluded.last_changed_at > submission.last_changed_at
       THEN excluded.last_changed_at ELSE submission.last_changed_at END`,
);

const retract = statement(
  { commune: 'text', campaign: 'text', obligation: 'text', at: 'int' },
  `UPDATE submission SET retracted_at = r.at, last_changed_at = r.at FROM {rows} WHERE submission.commune = r.commune
   AND submission.campaign = r.campaign AND submission.obligation = r.obligation AND submission.retracted_at IS NULL`,
);

export const submissions = ({ sql, buffer, db }: Context): Tx['submissions'] => ({
  file({ commune, campaign, obligation, unit, nil, by, at }) {
    const times = { first_complete_at: at, last_changed_at: at };
    const row = { commune, campaign, obligation, unit, ...times, nil: nil ? 1 : 0, actor: by };
    buffer.write('submission', file, row, JSON.stringify([commune, campaign, obligation]));
  },
  async retract(commune, campaign, obligation, at) {
    await buffer.flush('submission');
    return (await sql.each(retract, [{ commune, campaign, obligation, at }])).count > 0;
  },
  async of(commune, campaign) {
    await buffer.flush('submission');
    const query = db
      .selectFrom('submission')
      .selectAll()
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .where('retracted_at', 'is', null)
      .orderBy('obligation');
    return (await sql.run(query.compile())).rows.map((row) => ({
      obligation: row.obligation,
      commune: row.commune,
      campaign: row.campaign,
      unit: row.unit,
      firstCompleteAt: row.first_complete_at as Instant,
      lastChangedAt: row.last_changed_at as Instant,
      nil: row.nil === 1,
      by: row.actor,
    }));
  },
});
