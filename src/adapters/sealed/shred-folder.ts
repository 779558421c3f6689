import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shreds } from '../../ports/shreds.ts';
import { SHRED_BYTES, unwrapPiecesWith, unwrapWith, wrapPiecesWith, wrapWith } from './shred-cipher.ts';

/**
 * A file of 32 bytes for each tip, which only its owner may read. No backup of ours takes this folder along: a copy of
 * it is a tip that cannot be erased. Overwritten before it is deleted; on a disk that writes elsewhere (SSD, snapshots)
 * that is a wish, and the disk's own encryption is what holds.
 */
export function createShredFolder(folder: string): Shreds {
  const pathOf = (id: string): string => {
    if (!/^[a-z0-9-]{8,64}$/.test(id)) throw new Error('no id of a tip');
    return join(folder, id);
  };

  async function read(id: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(pathOf(id));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  return {
    async create(id) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      try {
        await writeFile(pathOf(id), randomBytes(SHRED_BYTES), { mode: 0o600, flag: 'wx', flush: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    },
    async wrap(id, place, bytes) {
      const key = await read(id);
      if (key === undefined) throw new Error('the key of this tip was destroyed');
      return wrapWith(key, place, bytes);
    },
    async *wrapPieces(id, place, bytes) {
      const key = await read(id);
      if (key === undefined) throw new Error('the key of this tip was destroyed');
      yield* wrapPiecesWith(key, place, bytes);
    },
    async unwrap(id, place, wrapped) {
      const key = await read(id);
      return key && unwrapWith(key, place, wrapped);
    },
    async unwrapPieces(id, place, wrapped) {
      const key = await read(id);
      return key && unwrapPiecesWith(key, place, wrapped);
    },
    async destroy(id) {
      let file: Awaited<ReturnType<typeof open>>;
      try {
        file = await open(pathOf(id), 'r+');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
        throw error;
      }
      try {
        await file.write(randomBytes(SHRED_BYTES), 0, SHRED_BYTES, 0);
        await file.sync();
      } finally {
        await file.close();
      }
      await unlink(pathOf(id));
    },
    async list() {
      try {
        return await readdir(folder);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    },
  };
}
