import type { PoolClient } from 'pg';
import { CannotRestore } from '../../../ports/backups.ts';
import { type Migration, migrate } from '../migrate.ts';
import { migrations } from '../migrations/all.ts';
import { createPostgresEngine } from '../postgres-engine.ts';
import { createPool } from '../postgres-pool.ts';
import { type Line, readLines, readMigrations } from './line.ts';

/** Rows sent at a time. */
const CHUNK = 500;

/**
 * Reads a file of lines into an empty database of a PostgreSQL server: the tables as they were then, and their rows.
 * Opening the store afterwards brings them up to date.
 */
export async function restorePostgres(
  { url, lines }: { readonly url: string; readonly lines: string },
  known: readonly Migration[] = migrations,
): Promise<void> {
  const pool = createPool(url);
  try {
    const applied = await readMigrations(lines, known);
    await migrate(createPostgresEngine(pool), {
      migrations: applied,
      backUp: async () => {
        throw new CannotRestore('The database to restore into is not empty.');
      },
    });
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL statement_timeout = 0');
      await insertRows(client, lines);
      await resetIdentities(client);
      await client.query('COMMIT');
    } finally {
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}

async function insertRows(client: PoolClient, lines: string): Promise<void> {
  let table = '';
  let rows: Line['row'][] = [];
  const send = async () => {
    if (rows.length > 0) {
      await client.query(
        `INSERT INTO "${table}" OVERRIDING SYSTEM VALUE
         SELECT * FROM json_populate_recordset(null::"${table}", $1)`,
        [JSON.stringify(rows)],
      );
    }
    rows = [];
  };
  for await (const line of readLines(lines)) {
    if (line.table === 'migration') continue;
    if (line.table !== table || rows.length === CHUNK) await send();
    table = line.table;
    rows.push(line.row);
  }
  await send();
}

/** The next id comes after the highest one that was read. */
async function resetIdentities(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = current_schema() AND is_identity = 'YES'`,
  );
  for (const { table, column } of rows) {
    await client.query(
      `SELECT setval(pg_get_serial_sequence('"${table}"', '${column}'), coalesce(max("${column}"), 0) + 1, false)
       FROM "${table}"`,
    );
  }
}
