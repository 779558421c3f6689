import pg from 'pg';
import { EXPORTED } from './line.ts';

/** Rows fetched at a time. */
const CHUNK = 1_000;

/** Every row as of one moment, as text of whole lines; it needs no client tools of the server's version. */
export async function* postgresRows(url: string): AsyncGenerator<string> {
  const client = new pg.Client(url);
  // What is cut is heard of by the query.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SET LOCAL statement_timeout = 0');
    const existing = await client.query<{ name: string }>(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()',
    );
    const names = new Set(existing.rows.map(({ name }) => name));
    for (const table of EXPORTED.filter((name) => names.has(name))) {
      await client.query(`DECLARE dump CURSOR FOR SELECT row_to_json(t)::text AS line FROM "${table}" t`);
      for (;;) {
        const { rows } = await client.query<{ line: string }>(`FETCH ${CHUNK} FROM dump`);
        if (rows.length === 0) break;
        yield rows.map(({ line }) => `{"table":"${table}","row":${line}}\n`).join('');
      }
      await client.query('CLOSE dump');
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
