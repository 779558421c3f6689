import type { Instant } from '../../../core/time/instant.ts';
import type { Context } from '../context.ts';

/** The next moment after `after` at which a row of the table is to be looked at, in any commune of the database. */
export async function nextLook(
  { sql, db, buffer }: Pick<Context, 'sql' | 'db' | 'buffer'>,
  table: 'rights_request' | 'help_request' | 'incident',
  after: Instant,
): Promise<Instant | undefined> {
  await buffer.flush(table);
  const query = db
    .selectFrom(table)
    .where('look_at', '>', after)
    .select(({ fn }) => fn.min('look_at').as('at'));
  const at = (await sql.run(query.compile())).rows[0]?.at;
  return at === null || at === undefined ? undefined : (Number(at) as Instant);
}
