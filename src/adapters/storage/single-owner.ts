import Database from 'better-sqlite3';
import { StoreBusy } from '../../ports/store.ts';

/**
 * Makes this process the only one that works on the file. The lock is a file lock of the operating system, held by an
 * open transaction on an empty database beside it, so it dies with the process, however that ends. Returns how to
 * give it back.
 */
export function claimFile(file: string): () => void {
  const lock = new Database(`${file}.lock`, { timeout: 0 });
  try {
    // An exclusive lock without a journal file beside it.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new StoreBusy(
      `Another process is using the database ${file}. Stop it first; one file has one process. ` +
        'To run several, give them a PostgreSQL server with DATABASE_URL.',
    );
  }
  return () => lock.close();
}
