import { randomUUIDv7 } from 'node:crypto';
import { join } from 'node:path';
import { createCipher } from './adapters/crypto/cipher.ts';
import { loadKey } from './adapters/crypto/load-key.ts';
import type { StoreDeps } from './adapters/storage/store.ts';
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
  return { store: await openStore(config, deps), cipher };
}

/** Only the driver that is used is loaded. */
async function openStore(
  { DATABASE_URL: url, DATA_DIR }: Config,
  deps: StoreDeps & { readonly backups: string },
): Promise<Store> {
  if (url === undefined) {
    const { openSqliteStore } = await import('./adapters/storage/sqlite.ts');
    return openSqliteStore({ ...deps, file: join(DATA_DIR, 'cao-diem.db') });
  }
  const { openPostgresStore } = await import('./adapters/storage/postgres.ts');
  return openPostgresStore({ ...deps, url });
}
