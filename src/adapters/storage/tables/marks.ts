import type { Instant } from '../../../core/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const set = statement(
  { name: 'text', at: 'int' },
  'INSERT INTO mark (name, at) {values} ON CONFLICT (name) DO UPDATE SET at = excluded.at',
);

export const marks = ({ sql, buffer, db }: Context): Tx['marks'] => ({
  async get(name) {
    await buffer.flush('mark');
    const query = db.selectFrom('mark').select('at').where('name', '=', name);
    return (await sql.run(query.compile())).rows[0]?.at as Instant | undefined;
  },
  set: (name, at) => buffer.write('mark', set, { name, at }, name),
});
