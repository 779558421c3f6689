import { createHash } from 'node:crypto';
import type { Instant } from '../../../core/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const add = statement(
  {
    id: 'text',
    commune: 'text',
    what: 'text',
    at: 'int',
    gone: 'int',
    remaining: 'int',
    digest: 'text',
  },
  'INSERT INTO erasure (id, commune, what, at, gone, remaining, digest) {values}',
);

export const erasures = ({ sql, buffer, db }: Context): Tx['erasures'] => ({
  add({ rows, left, ...row }, erased) {
    const digest = createHash('sha256')
      .update([...erased].sort().join('\n'))
      .digest('hex');
    buffer.write('erasure', add, { ...row, gone: rows, remaining: left, digest });
  },
  async of(commune, limit) {
    await buffer.flush('erasure');
    const query = db
      .selectFrom('erasure')
      .selectAll()
      .where('commune', '=', commune)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit);
    return (await sql.run(query.compile())).rows.map(({ gone, remaining, at, ...row }) => ({
      ...row,
      at: at as Instant,
      rows: gone,
      left: remaining,
    }));
  },
});
