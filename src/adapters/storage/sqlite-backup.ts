import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Copies the database into a file of its own, reads it back, and returns its path. It must not be in a transaction. */
export function backUpSqlite(db: Database.Database, folder: string, label: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${stamp()}-before-${label}.sqlite`);
  db.prepare('VACUUM INTO ?').run(file);
  // Names are in the clear, so the copy is as private as the original.
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

/** 2026-11-22T03-15-30-123Z: sorts by time and is a file name everywhere. */
export const stamp = (): string => new Date().toISOString().replace(/[:.]/g, '-');
