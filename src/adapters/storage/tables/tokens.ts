import type { KeptTokens, Tokens } from '../../../ports/tables/tokens.ts';
import type { Context } from '../context.ts';
import { statement } from '../sql.ts';

const put = statement(
  { account: 'text', kept: 'blob', version: 'int' },
  `INSERT INTO token (account, kept, version) SELECT r.account, r.kept, r.version FROM {rows} WHERE true
   ON CONFLICT (account) DO UPDATE SET kept = excluded.kept, version = excluded.version
     WHERE token.version = excluded.version - 1`,
  { stale: 'another process has changed these tokens meanwhile' },
);

export const tokens = ({ sql, buffer, db, cipher }: Context): Tokens => ({
  async load(account) {
    await buffer.flush('token');
    const query = db.selectFrom('token').selectAll().where('account', '=', account);
    const [row] = (await sql.run(query.compile())).rows;
    if (row === undefined) return { version: 0 };
    const kept = JSON.parse(cipher.open(placeOf(account), Buffer.from(row.kept))) as KeptTokens;
    return { kept, version: row.version };
  },
  save(account, kept, version) {
    const sealed = cipher.seal(placeOf(account), JSON.stringify(kept));
    buffer.write('token', put, { account, kept: sealed, version: version + 1 });
  },
});

export const placeOf = (account: string): string => `token.kept:${account}`;

const reseal = statement(
  { account: 'text', kept: 'blob' },
  'UPDATE token SET kept = r.kept FROM {rows} WHERE token.account = r.account',
);

/** There are as many rows as accounts of platforms: a handful. */
export async function resealTokens({
  sql,
  db,
  cipher,
}: Pick<Context, 'sql' | 'db' | 'cipher'>): Promise<void> {
  const { rows } = await sql.run(db.selectFrom('token').selectAll().compile());
  const sealed = rows.map(({ account, kept }) => ({
    account,
    kept: cipher.seal(placeOf(account), cipher.open(placeOf(account), Buffer.from(kept))),
  }));
  await sql.each(reseal, sealed);
}
