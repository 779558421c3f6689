import { createHash } from 'node:crypto';
import type { Media, OpenedFile } from '../../ports/media.ts';
import { openedFile } from './opened-file.ts';

/** For the rehearsal and tests: gone with the process, and not sealed. */
export function createMemoryMedia(): Media {
  const files = new Map<string, Uint8Array>();
  return {
    async draft(source, { signal, name: given } = {}) {
      signal?.throwIfAborted();
      const chunks: Uint8Array[] = [];
      for await (const chunk of source instanceof Uint8Array ? [source] : source) {
        signal?.throwIfAborted();
        chunks.push(Uint8Array.from(chunk));
      }
      const bytes = Buffer.concat(chunks);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const name = given ?? sha256.slice(0, 32);
      let isKept = false;
      return {
        name,
        sha256,
        size: bytes.length,
        open: async () => openBytes(bytes),
        async keep() {
          if (isKept && !files.has(name)) throw new Error(`${name} was removed meanwhile`);
          files.set(name, bytes);
          isKept = true;
        },
        drop: async () => {},
      };
    },
    async open(name) {
      const bytes = files.get(name);
      return bytes && openBytes(bytes);
    },
    remove: async (name) => void files.delete(name),
    async *names() {
      yield [...files.keys()];
    },
    clearDrafts: async () => {},
  };
}

/** Bytes that are in memory, as a file. */
export const openBytes = (bytes: Uint8Array): OpenedFile =>
  openedFile({
    size: bytes.length,
    piece: Math.max(1, bytes.length),
    isCurrent: async () => true,
    open: async () => bytes,
    close: async () => {},
  });
