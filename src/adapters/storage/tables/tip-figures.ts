import type { Day } from '../../../core/time/day.ts';
import type { Outcome, TipState } from '../../../core/violation/state.ts';
import type { Purge, TipFigure, TipFigures } from '../../../ports/tables/tip-figures.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';

export const tipFigures = ({ sql, db }: Context): TipFigures => ({
  async add({ commune, campaign, month, act, outcome, count, hours }) {
    const row = { commune, campaign, month, act, outcome, tips: count, tenths: Math.round(hours * 10) };
    const query = db
      .insertInto('tip_figure')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['commune', 'campaign', 'month', 'act', 'outcome']).doUpdateSet(({ eb, ref }) => ({
          tips: eb(ref('tip_figure.tips'), '+', ref('excluded.tips')),
          tenths: eb(ref('tip_figure.tenths'), '+', ref('excluded.tenths')),
        })),
      );
    await sql.run(query.compile());
  },
  async of(commune, campaign) {
    const query = db
      .selectFrom('tip_figure')
      .selectAll()
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .orderBy('month')
      .orderBy('act')
      .orderBy('outcome');
    return (await sql.run(query.compile())).rows.map(({ tips, tenths, outcome, ...row }) => ({
      ...row,
      outcome: outcome as TipFigure['outcome'],
      count: tips,
      hours: tenths / 10,
    }));
  },
  async certify({ on, outcome, ...purge }) {
    const row = { ...purge, day: on, outcome: outcome ?? null };
    await sql.run(db.insertInto('tip_purge').values(row).compile());
  },
  async purges(commune) {
    const query = db
      .selectFrom('tip_purge')
      .selectAll()
      .where('commune', '=', commune)
      .orderBy('day', 'desc')
      .orderBy('id');
    return (await sql.run(query.compile())).rows.map(toPurge);
  },
  async purgeByLookup(lookup) {
    const query = db.selectFrom('tip_purge').selectAll().where('lookup', '=', lookup);
    return (await sql.run(query.compile())).rows.map(toPurge)[0];
  },
});

const toPurge = ({ day, outcome, because, ...row }: Schema['tip_purge']): Purge => ({
  ...row,
  because: because as Purge['because'],
  state: row.state as TipState,
  on: day as Day,
  ...(outcome !== null && { outcome: outcome as Outcome }),
});
