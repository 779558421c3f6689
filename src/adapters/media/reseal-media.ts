import { open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cipher, UnreadableSeal } from '../../ports/cipher.ts';
import { createFolderMedia } from './folder-media.ts';
import { isSealedNow, openPieces } from './sealed-file.ts';

interface Options {
  readonly folder: string;
  readonly cipher: Pick<Cipher, 'sealBytes' | 'openBytes' | 'isCurrent'>;
}

export interface Resealed {
  /** Files that are sealed with the current key now. */
  readonly files: number;
  /** Of those, the ones that were sealed with an older key before. */
  readonly changed: number;
  /** Ids that no key opens: damaged, or sealed with a key that is not there any more. They are left as they are. */
  readonly unreadable: readonly string[];
}

/**
 * Seals every file with the current key, one after the other, each all or nothing: broken off, it goes on where it
 * stopped, because what is sealed with the current key is left alone. `progress` is told of every file.
 */
export async function resealMedia(
  { folder, cipher }: Options,
  progress: (files: number) => void = () => {},
): Promise<Resealed> {
  const media = createFolderMedia({ folder, cipher });
  let [files, changed] = [0, 0];
  const unreadable: string[] = [];
  for await (const { id, path } of filesIn(folder)) {
    progress(++files);
    const { head, size } = await headOf(path);
    if (isSealedNow(cipher, id, head, size)) continue;
    try {
      await media.put(id, openPieces(cipher, id, await readFile(path)));
      changed += 1;
    } catch (error) {
      if (!(error instanceof UnreadableSeal)) throw error;
      unreadable.push(id);
    }
  }
  return { files: files - unreadable.length, changed, unreadable };
}

/** As much as the first piece of a file takes, sealed. */
const HEAD = 257 * 1024;

async function headOf(path: string): Promise<{ readonly head: Uint8Array; readonly size: number }> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(HEAD);
    const { bytesRead } = await file.read(head, 0, HEAD, 0);
    return { head: head.subarray(0, bytesRead), size: (await file.stat()).size };
  } finally {
    await file.close();
  }
}

/** All of them, in an order that stays; drafts that somebody who died has left are cleared away. */
async function* filesIn(folder: string): AsyncGenerator<{ readonly id: string; readonly path: string }> {
  for (const part of (await namesIn(folder)).toSorted()) {
    for (const id of (await namesIn(join(folder, part))).toSorted()) {
      const path = join(folder, part, id);
      if (id.endsWith('.part')) await rm(path, { force: true });
      else yield { id, path };
    }
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
