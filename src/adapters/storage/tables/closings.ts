import { createHash } from 'node:crypto';
import type { Instant } from '../../../core/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const add = statement(
  { commune: 'text', campaign: 'text', phase: 'text', at: 'int', figures: 'text', hash: 'text' },
  `INSERT INTO closing (commune, campaign, phase, at, figures, hash) {values}
   ON CONFLICT DO NOTHING RETURNING phase`,
).returning<{ phase: string }>();

export const closings = ({ sql, db }: Context): Tx['closings'] => ({
  async add(closing) {
    const hash = createHash('sha256').update(closing.figures).digest('hex');
    const { rows } = await sql.each(add, [{ ...closing, hash }]);
    return rows.length === 0 ? undefined : hash;
  },
  async of(commune, campaign) {
    const query = db
      .selectFrom('closing')
      .selectAll()
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .orderBy('at')
      .orderBy('phase');
    return (await sql.run(query.compile())).rows.map((row) => ({ ...row, at: row.at as Instant }));
  },
});
