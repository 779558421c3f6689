import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createCipher } from './adapters/crypto/cipher.ts';
import { createIds } from './adapters/crypto/ids.ts';
import { loadKey } from './adapters/crypto/load-key.ts';
import type { StoreDeps } from './adapters/storage/store.ts';
import type { Config } from './config.ts';
import type { Cipher } from './ports/cipher.ts';
import { type Store, StoreBusy } from './ports/store.ts';

export interface Database {
  readonly store: Store;
  readonly cipher: Cipher;
  /** A file that a running bot owns: it waits as long as each transaction of ours takes. */
  readonly isVisit: boolean;
}

/** Copies made before an update, and each night's backup. */
export const backupsIn = ({ BACKUP_DIR, DATA_DIR }: Config): string =>
  BACKUP_DIR ?? join(DATA_DIR, 'backups');

/** Every row as of one moment, read beside whoever works on the database: for a backup. */
export async function* readRows({ DATABASE_URL: url, DATA_DIR }: Config): AsyncGenerator<string> {
  if (url === undefined)
    yield* (await import('./adapters/storage/rows/sqlite-rows.ts')).sqliteRows(fileIn(DATA_DIR));
  else yield* (await import('./adapters/storage/rows/postgres-rows.ts')).postgresRows(url);
}

/** Whether a bot has run on it already; what only looks makes no database. */
export const isThere = ({ DATABASE_URL, DATA_DIR }: Config): boolean =>
  DATABASE_URL !== undefined || existsSync(fileIn(DATA_DIR));

/** The database that the configuration names, with its key. Throws StoreBusy where another process has the file. */
export const openDatabase = (config: Config): Promise<Database> => open(config, 'own');

/**
 * The same for a command of an operator that writes a few rows: a bot that is running goes on meanwhile. Throws
 * StoreBusy where that bot is of another version.
 */
export const openDatabaseBeside = (config: Config): Promise<Database> => open(config, 'beside');

/** With the key that is configured; one is made where there is none. */
export const cipherOf = ({ CAO_DIEM_KEY, DATA_DIR }: Config): Cipher =>
  createCipher(loadKey({ fromEnv: CAO_DIEM_KEY, file: keyIn(DATA_DIR) }));

async function open(config: Config, how: 'own' | 'beside'): Promise<Database> {
  const cipher = cipherOf(config);
  const deps = { cipher, backups: backupsIn(config), ids: createIds() };
  return { ...(await openStore(config, deps, how)), cipher };
}

/** Only the driver that is used is loaded. */
async function openStore(
  { DATABASE_URL: url, DATA_DIR }: Config,
  deps: StoreDeps & { readonly backups: string },
  how: 'own' | 'beside',
): Promise<Omit<Database, 'cipher'>> {
  if (url !== undefined) {
    const { openPostgresStore } = await import('./adapters/storage/postgres.ts');
    return { store: await openPostgresStore({ ...deps, url }), isVisit: false };
  }
  const { openSqliteStore, visitSqliteStore } = await import('./adapters/storage/sqlite.ts');
  const file = fileIn(DATA_DIR);
  try {
    return { store: await openSqliteStore({ ...deps, file }), isVisit: false };
  } catch (error) {
    if (how === 'own' || !(error instanceof StoreBusy)) throw error;
    return { store: await visitSqliteStore({ ...deps, file }), isVisit: true };
  }
}

export const fileIn = (folder: string): string => join(folder, 'cao-diem.db');
export const keyIn = (folder: string): string => join(folder, 'key');
