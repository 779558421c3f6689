import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { createGunzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import { type Migration, migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { createPostgresEngine } from './postgres-engine.ts';
import { createPool } from './postgres-pool.ts';

/** Rows sent at a time. */
const CHUNK = 500;

interface Line {
  readonly table: string;
  readonly row: { readonly name?: string };
}

/**
 * Reads a file that postgres-backup.ts wrote into an empty database: the tables as they were then, and their rows.
 * Opening the store afterwards brings them up to date.
 */
export async function restorePostgres(
  { url, file }: { readonly url: string; readonly file: string },
  known: readonly Migration[] = migrations,
): Promise<void> {
  const pool = createPool(url);
  try {
    const applied = await readMigrations(file);
    await migrate(createPostgresEngine(pool), {
      migrations: known.filter(({ name }) => applied.has(name)),
      backUp: async () => {
        throw new Error('The database to restore into is not empty.');
      },
    });
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await insertRows(client, file);
      await resetIdentities(client);
      await client.query('COMMIT');
    } finally {
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}

async function readMigrations(file: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for await (const { table, row } of readLines(file)) {
    if (table !== 'migration') break;
    names.add(row.name ?? '');
  }
  return names;
}

async function insertRows(client: PoolClient, file: string): Promise<void> {
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
  for await (const line of readLines(file)) {
    if (line.table === 'migration') continue;
    if (line.table !== table || rows.length === CHUNK) await send();
    table = line.table;
    rows.push(line.row);
  }
  await send();
}

async function* readLines(file: string): AsyncGenerator<Line> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });
  for await (const line of lines) yield JSON.parse(line) as Line;
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
