import { createWriteStream, renameSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { nameBackup } from './backup-file.ts';
import { postgresRows } from './rows/postgres-rows.ts';

/** Writes every table to a compressed file of lines (rows/line.ts) and returns its path. */
export async function backUpPostgres(url: string, folder: string, before: string): Promise<string> {
  const file = nameBackup(folder, before, 'jsonl.gz');
  const draft = `${file}.part`;
  await pipeline(
    Readable.from(postgresRows(url)),
    createGzip(),
    createWriteStream(draft, { mode: 0o600, flush: true }),
  );
  // Only a whole copy has the name of one.
  renameSync(draft, file);
  return file;
}
