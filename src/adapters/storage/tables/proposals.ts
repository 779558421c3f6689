import type { Instant } from '../../../core/time/instant.ts';
import type { Proposals } from '../../../ports/tables/proposals.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const add = statement(
  { id: 'text', account: 'text', commune: 'text', at: 'int', what: 'text' },
  'INSERT INTO proposal (id, account, commune, at, what) {values}',
);

export const proposals = ({ sql, buffer, db }: Context): Proposals => ({
  add: (proposal) => buffer.write('proposal', add, proposal),
  async take(id, account) {
    await buffer.flush('proposal');
    const mine = db.deleteFrom('proposal').where('id', '=', id).where('account', '=', account).returningAll();
    const [row] = (await sql.run(mine.compile())).rows;
    return row && { ...row, at: row.at as Instant };
  },
  async prune(before, limit) {
    await buffer.flush('proposal');
    const old = db.selectFrom('proposal').select('id').where('at', '<', before).orderBy('at').limit(limit);
    return (await sql.run(db.deleteFrom('proposal').where('id', 'in', old).compile())).count;
  },
});
