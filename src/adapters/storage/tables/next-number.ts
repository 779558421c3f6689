import { sql as raw } from 'kysely';
import type { Context } from '../context.ts';

/** The next number of a commune's requests. Whoever numbers has the commune alone until the transaction ends. */
export async function nextNumber(
  { sql, db, buffer }: Context,
  table: 'rights_request' | 'help_request' | 'incident',
  commune: string,
): Promise<number> {
  // On SQLite every transaction is alone.
  if (sql.dialect === 'postgres')
    await sql.run(
      raw`SELECT pg_advisory_xact_lock(hashtextextended(${`${table} ${commune}`}, 0))`.compile(db),
    );
  await buffer.flush(table);
  const query = db
    .selectFrom(table)
    .where('commune', '=', commune)
    .select(({ fn }) => fn.max('number').as('last'));
  return Number((await sql.run(query.compile())).rows[0]?.last ?? 0) + 1;
}
