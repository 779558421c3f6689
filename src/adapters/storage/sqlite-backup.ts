import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { nameBackup } from './backup-file.ts';

/** Copies the database into a file of its own, reads it back, and returns its path. It must not be in a transaction. */
export function backUpSqlite(db: Database.Database, folder: string, before: string): string {
  const file = nameBackup(folder, before, 'sqlite');
  db.prepare('VACUUM INTO ?').run(file);
  chmodSync(file, 0o600);
  const copy = new Database(file, { readonly: true });
  try {
    const verdict = copy.pragma('quick_check', { simple: true });
    if (verdict !== 'ok') throw new Error(`The backup ${file} is damaged: ${verdict}`);
  } finally {
    copy.close();
  }
  return file;
}
