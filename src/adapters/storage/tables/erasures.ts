import { createHash } from 'node:crypto';
import type { Instant } from '../../../core/time/instant.ts';
import type { Redo } from '../../../ports/backups.ts';
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
    redo: 'text?',
  },
  'INSERT INTO erasure (id, commune, what, at, gone, remaining, digest, redo) {values}',
);

export const erasures = ({ sql, buffer, db }: Context): Tx['erasures'] => ({
  add({ rows, left, ...row }, erased, redo) {
    const digest = createHash('sha256')
      .update([...erased].sort().join('\n'))
      .digest('hex');
    const again = redo === undefined ? null : JSON.stringify(redo);
    buffer.write('erasure', add, { ...row, gone: rows, remaining: left, digest, redo: again });
  },
  async toRedo(since) {
    await buffer.flush('erasure');
    const query = db
      .selectFrom('erasure')
      .select(['id', 'at', 'commune', 'redo'])
      .where('redo', 'is not', null)
      .where('at', '>=', since)
      .orderBy('at')
      .orderBy('id');
    return (await sql.run(query.compile())).rows.map(({ redo, at, ...row }) => ({
      ...row,
      at: at as Instant,
      what: JSON.parse(redo ?? '') as Redo,
    }));
  },
  async of(commune, limit) {
    await buffer.flush('erasure');
    const query = db
      .selectFrom('erasure')
      .select(['id', 'commune', 'what', 'at', 'gone', 'remaining', 'digest'])
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
