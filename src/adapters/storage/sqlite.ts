import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Store } from '../../ports/store.ts';
import { type Migration, migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { claimFile } from './single-owner.ts';
import { backUpSqlite } from './sqlite-backup.ts';
import { createSqliteSql } from './sqlite-sql.ts';
import { createStore, type Engine, type StoreDeps } from './store.ts';

export interface SqliteOptions extends StoreDeps {
  /** A path, or ":memory:". */
  readonly file: string;
  /** The folder for the copies that are made before each migration. */
  readonly backups: string;
}

/** Opens this process's own database and brings it up to date. Throws StoreBusy when another process has it. */
export async function openSqliteStore({ file, backups, ...deps }: SqliteOptions): Promise<Store> {
  const engine = await openSqliteEngine(file, backups, migrations);
  return createStore(engine, deps);
}

export async function openSqliteEngine(
  file: string,
  backups: string,
  steps: readonly Migration[],
): Promise<Engine> {
  const giveBack = file === ':memory:' ? () => {} : claim(file);
  try {
    const db = new Database(file);
    // WAL opens at synchronous = NORMAL here unless told otherwise, and may lose what was acknowledged in a power cut.
    db.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;
      PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 1000; PRAGMA journal_size_limit = 67108864;
      PRAGMA trusted_schema = OFF;
    `);
    const engine = createEngine(db, giveBack);
    try {
      await migrate(engine, {
        migrations: steps,
        backUp: async (name) => void backUpSqlite(db, backups, name),
      });
    } catch (error) {
      db.close();
      throw error;
    }
    return engine;
  } catch (error) {
    giveBack();
    throw error;
  }
}

/** Private from the first byte on; what SQLite makes beside it takes over the mode. */
function claim(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  return claimFile(file);
}

/** One connection: transactions stand in line, because their work may await and a second BEGIN would fall into the first. */
function createEngine(db: Database.Database, giveBack: () => void): Engine {
  const sql = createSqliteSql(db);
  // IMMEDIATE: a transaction that reads first and writes later could not wait for another writer.
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  let line: Promise<unknown> = Promise.resolve();

  return {
    dialect: 'sqlite',
    inTransaction<T>(work: (tx: typeof sql) => Promise<T>): Promise<T> {
      const turn = line.then(async () => {
        begin.run();
        try {
          const result = await work(sql);
          commit.run();
          return result;
        } finally {
          if (db.inTransaction) rollback.run();
        }
      });
      line = turn.catch(() => {});
      return turn;
    },
    async close() {
      await line;
      db.close();
      giveBack();
    },
  };
}
