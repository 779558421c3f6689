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

async function open(config: Config, how: 'own' | 'beside'): Promise<Database> {
  const cipher = createCipher(loadKey({ fromEnv: config.CAO_DIEM_KEY, file: join(config.DATA_DIR, 'key') }));
  const deps = { cipher, backups: join(config.DATA_DIR, 'backups'), ids: createIds() };
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

const fileIn = (folder: string): string => join(folder, 'cao-diem.db');
