import pg from 'pg';
import type { Store } from '../../ports/store.ts';
import type { Migration } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { openStore } from './open-store.ts';
import { backUpPostgres } from './postgres-backup.ts';
import { createPostgresEngine } from './postgres-engine.ts';
import { createPool } from './postgres-pool.ts';
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
  return alone(url, () => {
    const pool = createPool(url);
    return openStore(createPostgresEngine(pool), {
      migrations,
      ...deps,
      backUp: async (name) => void (await backUpPostgres(url, backups, name)),
    });
  });
}

/** Holds a lock of the server, which ends with the connection, while the tables may change. */
async function alone<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(hashtextextended('cao-diem ' || current_schema(), 0))`);
    return await work();
  } finally {
    await client.end();
  }
}
