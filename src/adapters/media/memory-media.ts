import type { Media } from '../../ports/media.ts';

/** For the rehearsal and tests: gone with the process. */
export function createMemoryMedia(): Media {
  const files = new Map<string, Uint8Array>();
  return {
    async put(id, bytes, signal) {
      signal?.throwIfAborted();
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) chunks.push(chunk);
      files.set(id, Buffer.concat(chunks));
    },
    read: async (id) => files.get(id),
    remove: async (id) => void files.delete(id),
  };
}
