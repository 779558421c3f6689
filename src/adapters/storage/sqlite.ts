import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type Store, StoreBusy } from '../../ports/store.ts';
import { isSealedWith } from './check-key.ts';
import { type Migration, missingFrom } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { openStore } from './open-store.ts';
import { claimFile } from './single-owner.ts';
import { backUpSqlite } from './sqlite-backup.ts';
import { createSqliteEngine } from './sqlite-engine.ts';
import { createStore, type StoreDeps } from './store.ts';

export interface SqliteOptions extends StoreDeps {
  /** A path, or ":memory:". */
  readonly file: string;
  /** What a database in memory begins with, as SQLite writes it into a file; without it empty. */
  readonly image?: Buffer;
  /** The folder for the copies that are made before each migration. */
  readonly backups: string;
  /** Others only in tests. */
  readonly migrations?: readonly Migration[];
}

/** Opens this process's own database and brings it up to date. Throws StoreBusy when another process has it. */
export async function openSqliteStore({ file, image, backups, ...deps }: SqliteOptions): Promise<Store> {
  const release = file === ':memory:' ? () => {} : claim(file);
  const db = connect(image ?? file, release);
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

/**
 * Opens the file for a short piece of an operator's work while its owner goes on, who waits as long as a transaction of
 * this takes. Changes neither tables nor keys: throws StoreBusy where the owner's program is another one than this.
 */
export async function visitSqliteStore({
  file,
  ...deps
}: StoreDeps & { readonly file: string }): Promise<Store> {
  const db = connect(file, () => {});
  const engine = createSqliteEngine(db, () => {});
  try {
    const isSame =
      (await missingFrom(engine, migrations)).length === 0 && (await isSealedWith(engine, deps.cipher));
    if (!isSame)
      throw new StoreBusy(
        `The program that is using ${file} is older, or has an older key. Start it anew first.`,
      );
    return createStore(engine, deps);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function connect(file: string | Buffer, release: () => void): Database.Database {
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
