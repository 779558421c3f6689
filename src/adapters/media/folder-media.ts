import { createHash, randomBytes } from 'node:crypto';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Cipher } from '../../ports/cipher.ts';
import type { Media, OpenedFile } from '../../ports/media.ts';
import { openDiskFile } from './disk-file.ts';
import { clearDrafts, DRAFTS, namesIn } from './folder.ts';
import { openedFile } from './opened-file.ts';
import { openPieces, PIECE, sealPieces } from './sealed-file.ts';

interface Options {
  /** Made when it is first needed; only its owner may look inside. */
  readonly folder: string;
  readonly cipher: Pick<Cipher, 'sealBytes' | 'openBytes' | 'isCurrent' | 'digest'>;
  /** As the disk has it; tells what was left behind from what is being written. */
  readonly now?: () => number;
}

/** Each file sealed under its name, in one of 256 folders so that none grows long. */
export function createFolderMedia({ folder, cipher, now = Date.now }: Options): Media {
  const drafts = join(folder, DRAFTS);

  return {
    async draft(bytes, { signal, name: given } = {}) {
      if (given !== undefined) pathOf(folder, given);
      await mkdir(drafts, { recursive: true, mode: 0o700 });
      // Backups leave out what ends like this.
      const path = join(drafts, `${randomBytes(12).toString('hex')}.part`);
      const hash = createHash('sha256');
      let size = 0;
      let sha256 = '';
      let name = given ?? '';
      async function* counted(): AsyncIterable<Uint8Array> {
        signal?.throwIfAborted();
        for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
          signal?.throwIfAborted();
          hash.update(chunk);
          size += chunk.length;
          yield chunk;
        }
      }
      const nameOf = (): string => {
        sha256 = hash.digest('hex');
        name = given ?? contentName(cipher, sha256);
        return name;
      };
      const file = await openDiskFile(path, 'wx');
      try {
        for await (const piece of sealPieces(cipher, counted(), nameOf)) await file.append(piece);
        await file.sync();
        await file.close();
      } catch (error) {
        await file.close();
        await rm(path, { force: true });
        throw error;
      }
      const place = pathOf(folder, name);
      await makeFolder(folder, dirname(place));
      let isKept = false;
      return {
        name,
        sha256,
        size,
        open: async () => (await openAt(isKept ? place : path, name)) ?? gone(name),
        async keep() {
          // A transaction that is tried again finds it in its place, unless somebody has removed it meanwhile.
          await rename(path, place).catch(async (error: NodeJS.ErrnoException) => {
            if (!isKept || error.code !== 'ENOENT') throw error;
            await access(place);
          });
          isKept = true;
          await syncFolder(dirname(place));
        },
        drop: () => rm(path, { force: true }),
      };
    },
    open: (name) => openAt(pathOf(folder, name), name),
    remove: (name) => rm(pathOf(folder, name), { force: true }),
    names: () => namesIn(folder),
    clearDrafts: () => clearDrafts(folder, now()),
  };

  async function openAt(path: string, name: string): Promise<OpenedFile | undefined> {
    const file = await openDiskFile(path, 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    if (file === undefined) return undefined;
    try {
      const size = await file.size();
      // What says how long it is may be damaged.
      const read = (at: number, length: number) => file.read(at, Math.max(0, Math.min(length, size - at)));
      const pieces = await openPieces(cipher, name, { size, read });
      return openedFile({ ...pieces, piece: PIECE, close: file.close });
    } catch (error) {
      await file.close();
      throw error;
    }
  }
}

/** Whoever has no key of ours cannot tell from it whether a file that they know is there. */
export const contentName = (cipher: Pick<Cipher, 'digest'>, sha256: string): string =>
  Buffer.from(cipher.digest('file-content', sha256)).toString('hex');

/** The end of an id differs most; ids that sort by time begin alike. */
function pathOf(folder: string, name: string): string {
  if (!/^[a-z0-9][a-z0-9-]{3,63}$/.test(name)) throw new Error(`"${name}" cannot be the name of a file`);
  return join(folder, name.slice(-2), name);
}

function gone(name: string): never {
  throw new Error(`the draft ${name} was dropped`);
}

async function makeFolder(above: string, folder: string): Promise<void> {
  if ((await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined) await syncFolder(above);
}

/** A name is safe when its folder is. Windows knows no such thing, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
