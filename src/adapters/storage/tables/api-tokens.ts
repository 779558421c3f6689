import type { Instant } from '../../../core/time/instant.ts';
import type { ApiToken, ApiTokens } from '../../../ports/tables/api-tokens.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { question, statement } from '../sql.ts';

const add = statement(
  { digest: 'blob', name: 'text', communes: 'text?', since: 'int', expires: 'int' },
  'INSERT INTO api_token (digest, name, communes, since, expires) {values}',
);

const revoke = question(
  { at: 'int', name: 'text' },
  'UPDATE api_token SET revoked_at = {at} WHERE name = {name} AND revoked_at IS NULL AND expires > {at}',
);

const toToken = (row: Schema['api_token']): ApiToken => ({
  digest: row.digest,
  name: row.name,
  communes: row.communes === null ? undefined : (JSON.parse(row.communes) as string[]),
  since: row.since as Instant,
  expires: row.expires as Instant,
  ...(row.revoked_at !== null && { revokedAt: row.revoked_at as Instant }),
});

export const apiTokens = ({ sql, buffer, db }: Context): ApiTokens => ({
  add: ({ communes, ...token }) =>
    buffer.write('api_token', add, {
      ...token,
      communes: communes === undefined ? null : JSON.stringify(communes),
    }),
  async find(digest) {
    await buffer.flush('api_token');
    const query = db.selectFrom('api_token').selectAll().where('digest', '=', digest);
    const [row] = (await sql.run(query.compile())).rows;
    return row && toToken(row);
  },
  async all() {
    await buffer.flush('api_token');
    const query = db.selectFrom('api_token').selectAll().orderBy('since', 'desc').orderBy('name');
    return (await sql.run(query.compile())).rows.map(toToken);
  },
  async revoke(name, at) {
    await buffer.flush('api_token');
    return (await sql.ask(revoke, { at, name })).count > 0;
  },
});
