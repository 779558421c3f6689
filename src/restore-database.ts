import { existsSync, renameSync, rmSync } from 'node:fs';
import { assertOpensBackup } from './adapters/storage/rows/assert-opens-backup.ts';
import type { Config } from './config.ts';
import { cipherOf, fileIn, keyIn, openDatabase } from './open-database.ts';
import { CannotRestore } from './ports/backups.ts';
import type { Store } from './ports/store.ts';

/**
 * Makes the configured database, of either kind, anew out of the rows of a backup, whichever kind it came from, and
 * opens it. Throws CannotRestore, before anything is written, where there is something already or the key does not fit.
 */
export async function restoreDatabase(config: Config, lines: string): Promise<Store> {
  const { DATABASE_URL: url, DATA_DIR, CAO_DIEM_KEY } = config;
  // A key that is made now would open nothing of what is restored.
  if (CAO_DIEM_KEY === undefined && !existsSync(keyIn(DATA_DIR)))
    throw new CannotRestore(
      `There is no key. Put the file "key" that belongs to the backup into ${DATA_DIR}, or set CAO_DIEM_KEY.`,
    );
  await assertOpensBackup(lines, cipherOf(config));
  if (url === undefined) await intoFile(config, lines);
  else await (await import('./adapters/storage/rows/restore-postgres.ts')).restorePostgres({ url, lines });
  return (await openDatabase(config)).store;
}

async function intoFile({ DATA_DIR }: Config, lines: string): Promise<void> {
  const file = fileIn(DATA_DIR);
  if (existsSync(file))
    throw new CannotRestore(
      `There is a database already: ${file}. Stop the bot and move the file away first.`,
    );
  const { restoreSqlite } = await import('./adapters/storage/rows/restore-sqlite.ts');
  const draft = `${file}.restored`;
  rmSync(draft, { force: true });
  try {
    await restoreSqlite({ file: draft, lines });
    renameSync(draft, file);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${end}`, { force: true });
  }
}
