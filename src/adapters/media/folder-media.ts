import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Cipher } from '../../ports/cipher.ts';
import type { Media } from '../../ports/media.ts';
import { openPieces, sealPieces } from './sealed-file.ts';

interface Options {
  /** Made when it is first needed; only its owner may look inside. */
  readonly folder: string;
  readonly cipher: Pick<Cipher, 'sealBytes' | 'openBytes'>;
}

/** Each file sealed under its id, in one of 256 folders so that none grows long. */
export function createFolderMedia({ folder, cipher }: Options): Media {
  return {
    async put(id, bytes, signal) {
      const file = pathOf(folder, id);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      const draft = `${file}.${randomBytes(6).toString('hex')}.part`;
      try {
        const target = createWriteStream(draft, { mode: 0o600, flush: true });
        await pipeline(Readable.from(sealPieces(cipher, id, bytes)), target, { ...(signal && { signal }) });
        // Only a whole file has the name of one.
        await rename(draft, file);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async read(id) {
      try {
        return openPieces(cipher, id, await readFile(pathOf(folder, id)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: (id) => rm(pathOf(folder, id), { force: true }),
  };
}

/** The end of an id differs most; ids that sort by time begin alike. */
function pathOf(folder: string, id: string): string {
  if (!/^[a-z0-9][a-z0-9-]{3,63}$/.test(id)) throw new Error(`"${id}" cannot be the name of a file`);
  return join(folder, id.slice(-2), id);
}
