import type { Instant } from '../../../core/time/instant.ts';
import type { SpotChecks, SpotItem, SpotOutcome } from '../../../ports/tables/spot-checks.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';

const begin = statement(
  { id: 'text', commune: 'text', campaign: 'text', seed: 'text', actor: 'text', at: 'int' },
  'INSERT INTO spot_check (id, commune, campaign, seed, actor, at) {values} ON CONFLICT DO NOTHING',
);
const addItem = statement(
  { spot_check: 'text', n: 'int', entry: 'text', unit: 'text' },
  'INSERT INTO spot_item (spot_check, n, entry, unit) {values} ON CONFLICT DO NOTHING',
);
const settle = statement(
  { spot_check: 'text', n: 'int', outcome: 'text', reason: 'text?', actor: 'text', at: 'int' },
  `UPDATE spot_item SET outcome = r.outcome, reason = r.reason, actor = r.actor, at = r.at
   FROM {rows} WHERE spot_item.spot_check = r.spot_check AND spot_item.n = r.n`,
);
const findItems = statement(
  { id: 'text' },
  'SELECT i.* FROM {rows} JOIN spot_item i ON i.spot_check = r.id ORDER BY i.n',
).returning<Schema['spot_item']>();

export const spotChecks = ({ sql, buffer, db }: Context): SpotChecks => ({
  begin({ by, ...check }, items) {
    buffer.write('spot_check', begin, { ...check, actor: by });
    for (const item of items) buffer.write('spot_item', addItem, { spot_check: check.id, ...item });
  },
  settle(check, n, outcome, reason, by, at) {
    const row = { spot_check: check, n, outcome, reason: reason ?? null, actor: by, at };
    buffer.write('spot_item', settle, row, `${check} ${n}`);
  },
  async of(commune, campaign) {
    await buffer.flush('spot_check', 'spot_item');
    const query = db
      .selectFrom('spot_check')
      .selectAll()
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc');
    const { rows } = await sql.run(query.compile());
    const items = await sql.each(
      findItems,
      rows.map(({ id }) => ({ id })),
    );
    const byCheck = Map.groupBy(items.rows.map(toItem), ({ check }) => check);
    return rows.map(({ actor, at, ...row }) => ({
      ...row,
      by: actor,
      at: at as Instant,
      items: byCheck.get(row.id) ?? [],
    }));
  },
});

const toItem = (row: Schema['spot_item']): SpotItem => ({
  check: row.spot_check,
  n: row.n,
  entry: row.entry,
  unit: row.unit,
  ...(row.outcome !== null && { outcome: row.outcome as SpotOutcome }),
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.actor !== null && { by: row.actor }),
  ...(row.at !== null && { at: row.at as Instant }),
});
