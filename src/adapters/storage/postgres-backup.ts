import { createWriteStream, renameSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';
import { nameBackup } from './backup-file.ts';
import { DERIVED, TABLES } from './schema.ts';

/** Rows fetched at a time. */
const CHUNK = 1_000;

/** What is in the file: one line a row, `{"table":…,"row":{…}}`, the migrations first and parents before children. */
export const EXPORTED = ['migration', ...TABLES.filter((table) => !DERIVED.has(table))];

/**
 * Writes every table, as of one moment, to a compressed file of JSON lines and returns its path. It needs no client
 * tools of the server's version; restore-postgres.ts reads it back.
 */
export async function backUpPostgres(pool: Pool, folder: string, before: string): Promise<string> {
  const file = nameBackup(folder, before, 'jsonl.gz');
  const draft = `${file}.part`;
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SET LOCAL statement_timeout = 0');
    await pipeline(
      Readable.from(readLines(client)),
      createGzip(),
      createWriteStream(draft, { mode: 0o600, flush: true }),
    );
    await client.query('COMMIT');
  } finally {
    // Whatever happened, this connection carries no transaction back.
    client.release(true);
  }
  // Only a whole copy has the name of one.
  renameSync(draft, file);
  return file;
}

async function* readLines(client: PoolClient): AsyncGenerator<string> {
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
}
