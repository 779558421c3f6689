import type { Instant } from '../../../core/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import type { Digest } from '../../../ports/tables/digests.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { question, statement } from '../sql.ts';

const put = statement(
  { account: 'text', commune: 'text', every: 'text', clock: 'text', next_at: 'int', since: 'int' },
  `INSERT INTO digest (account, commune, every, clock, next_at, since)
   SELECT r.account, r.commune, r.every, r.clock, r.next_at, r.since FROM {rows} WHERE true
   ON CONFLICT (account, commune) DO UPDATE SET every = excluded.every, clock = excluded.clock,
     next_at = excluded.next_at, since = excluded.since`,
);

const remove = question(
  { account: 'text', commune: 'text' },
  'DELETE FROM digest WHERE account = {account} AND commune = {commune}',
);

export const digests = ({ sql, buffer, db }: Context): Tx['digests'] => ({
  put: ({ next, ...digest }) =>
    buffer.write(
      'digest',
      put,
      { ...digest, next_at: next },
      JSON.stringify([digest.account, digest.commune]),
    ),
  async remove(account, commune) {
    await buffer.flush('digest');
    return (await sql.ask(remove, { account, commune })).count > 0;
  },
  async find(account, commune) {
    await buffer.flush('digest');
    const query = db
      .selectFrom('digest')
      .selectAll()
      .where('account', '=', account)
      .where('commune', '=', commune);
    const [row] = (await sql.run(query.compile())).rows;
    return row && toDigest(row);
  },
  async due(now) {
    await buffer.flush('digest');
    const query = db.selectFrom('digest').selectAll().where('next_at', '<=', now).orderBy('next_at');
    return (await sql.run(query.compile())).rows.map(toDigest);
  },
  async nextAt() {
    await buffer.flush('digest');
    const query = db.selectFrom('digest').select(({ fn }) => fn.min('next_at').as('at'));
    const at = (await sql.run(query.compile())).rows[0]?.at;
    return at === null || at === undefined ? undefined : (Number(at) as Instant);
  },
});

const toDigest = ({ next_at, since, every, ...row }: Schema['digest']): Digest => ({
  ...row,
  every: every as Digest['every'],
  next: next_at as Instant,
  since: since as Instant,
});
