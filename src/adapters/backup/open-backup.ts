import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Backup, CannotRestore, type Forgotten } from '../../ports/backups.ts';
import { readForgotten } from './forgotten-file.ts';
import { countRows, MEDIA, momentOf, ROWS, readManifest } from './manifest.ts';
import { mirror } from './mirror.ts';

/** A backup that is to be restored. */
export interface OpenBackup extends Omit<Backup, 'name'> {
  /** The compressed file of rows. */
  readonly lines: string;
  /** What was erased since, and before. */
  readonly forgotten: readonly Forgotten[];
  /** Copies people's files; returns how many there are. */
  copyFiles(to: string): Promise<number>;
}

/** Undefined where the folder is no whole backup. Throws CannotRestore where its rows are not those that were written. */
export async function openBackup(folder: string): Promise<OpenBackup | undefined> {
  const manifest = await readManifest(folder);
  if (manifest === undefined) return undefined;
  const lines = join(folder, ROWS);
  if ((await hashOf(lines)) !== manifest.sha256)
    throw new CannotRestore(`${lines} is damaged: it is not what was written. Take another backup.`);
  const home = dirname(resolve(folder));
  return {
    at: momentOf(manifest),
    rows: countRows(manifest),
    files: manifest.media.length,
    lines,
    forgotten: await readForgotten(home),
    copyFiles: async (to) => (await mirror(join(home, MEDIA), to, manifest.media)).length,
  };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
