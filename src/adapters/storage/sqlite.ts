import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Store } from '../../ports/store.ts';
import type { Migration } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { openStore } from './open-store.ts';
import { claimFile } from './single-owner.ts';
import { backUpSqlite } from './sqlite-backup.ts';
import { createSqliteEngine } from './sqlite-engine.ts';
import type { StoreDeps } from './store.ts';

export interface SqliteOptions extends StoreDeps {
  /** A path, or ":memory:". */
  readonly file: string;
  /** The folder for the copies that are made before each migration. */
  readonly backups: string;
  /** Others only in tests. */
  readonly migrations?: readonly Migration[];
}

/** Opens this process's own database and brings it up to date. Throws StoreBusy when another process has it. */
export async function openSqliteStore({ file, backups, ...deps }: SqliteOptions): Promise<Store> {
  const release = file === ':memory:' ? () => {} : claim(file);
  const db = connect(file, release);
  return openStore(createSqliteEngine(db, release), {
    migrations,
    ...deps,
    backUp: async (name) => void backUpSqlite(db, backups, name),
  });
}

/** Private from the first byte on; what SQLite makes beside it takes over the mode. */
function claim(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  return claimFile(file);
}

function connect(file: string, release: () => void): Database.Database {
  try {
    const db = new Database(file);
    // WAL opens at synchronous = NORMAL here unless told otherwise, and may lose what was acknowledged in a power cut.
    db.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;
      PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 1000; PRAGMA journal_size_limit = 67108864;
      PRAGMA trusted_schema = OFF;
    `);
    return db;
  } catch (error) {
    release();
    throw error;
  }
}
