import { createHash } from 'node:crypto';
import type { Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const put = statement(
  { name: 'text', token: 'text', at: 'int' },
  'INSERT INTO button (name, token, at) {values} ON CONFLICT (name) DO UPDATE SET at = excluded.at',
);

const find = statement(
  { name: 'text' },
  'SELECT b.name, b.token FROM {rows} JOIN button b ON b.name = r.name',
).returning<{ name: string; token: string }>();

export const buttons = ({ sql, buffer, db }: Context): Tx['buttons'] => ({
  keep(token, at) {
    const name = `#${createHash('sha256').update(token).digest('base64url').slice(0, 22)}`;
    buffer.write('button', put, { name, token, at }, name);
    return name;
  },
  async find(names) {
    await buffer.flush('button');
    const { rows } = await sql.each(
      find,
      [...new Set(names)].map((name) => ({ name })),
    );
    return new Map(rows.map(({ name, token }) => [name, token]));
  },
  async prune(before, limit) {
    await buffer.flush('button');
    const query = db
      .deleteFrom('button')
      .where('name', 'in', (eb) =>
        eb.selectFrom('button').select('name').where('at', '<', before).orderBy('at').limit(limit),
      );
    return (await sql.run(query.compile())).count;
  },
});
