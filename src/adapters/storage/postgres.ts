import pg from 'pg';
import type { Store } from '../../ports/store.ts';
import type { Migration } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { openStore } from './open-store.ts';
import { backUpPostgres } from './postgres-backup.ts';
import { createPostgresEngine } from './postgres-engine.ts';
import type { StoreDeps } from './store.ts';

export interface PostgresOptions extends StoreDeps {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  /** The folder for the copies that are made before each migration. */
  readonly backups: string;
  /** Others only in tests. */
  readonly migrations?: readonly Migration[];
}

/** Opens a database that several processes may share, and brings it up to date; they take turns at that. */
export async function openPostgresStore({ url, backups, ...deps }: PostgresOptions): Promise<Store> {
  const pool = createPool(url);
  return alone(pool, () =>
    openStore(createPostgresEngine(pool), {
      migrations,
      ...deps,
      backUp: async (name) => void (await backUpPostgres(pool, backups, name)),
    }),
  );
}

/** With a batch a transaction a few connections do all the work there is (docs: bench). */
const CONNECTIONS = 4;

export function createPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 10_000,
    types: {
      getTypeParser: (oid, format) => (oid === BIGINT ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  // An idle connection that is cut is no news: the pool makes another one, and whoever cannot get one hears of it.
  pool.on('error', () => {});
  return pool;
}

/** Instants and counts are far below 2^53; as they come they would be strings. */
const BIGINT = 20;

/** Holds a lock of the server, which ends with the connection, while the tables may change. */
async function alone<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    await client.query(`SELECT pg_advisory_lock(hashtextextended('cao-diem ' || current_schema(), 0))`);
    return await work();
  } finally {
    client.release(true);
  }
}
