import { randomUUIDv7 } from 'node:crypto';
import { join } from 'node:path';
import { createCipher } from './adapters/crypto/cipher.ts';
import { loadKey } from './adapters/crypto/load-key.ts';
import { openPostgresStore } from './adapters/storage/postgres.ts';
import { openSqliteStore } from './adapters/storage/sqlite.ts';
import type { Config } from './config.ts';
import type { Cipher } from './ports/cipher.ts';
import type { Store } from './ports/store.ts';

export interface Database {
  readonly store: Store;
  readonly cipher: Cipher;
}

/** The database that the configuration names, with its key. Throws StoreBusy where another process has the file. */
export async function openDatabase(config: Config): Promise<Database> {
  const cipher = createCipher(loadKey({ fromEnv: config.CAO_DIEM_KEY, file: join(config.DATA_DIR, 'key') }));
  const deps = { cipher, backups: join(config.DATA_DIR, 'backups'), ids: randomUUIDv7 };
  const store =
    config.DATABASE_URL === undefined
      ? await openSqliteStore({ ...deps, file: join(config.DATA_DIR, 'cao-diem.db') })
      : await openPostgresStore({ ...deps, url: config.DATABASE_URL });
  return { store, cipher };
}
