import { randomBytes } from 'node:crypto';
import type { Shreds } from '../../ports/shreds.ts';
import { SHRED_BYTES, unwrapPiecesWith, unwrapWith, wrapPiecesWith, wrapWith } from './shred-cipher.ts';

/** For the simulator, the rehearsal and tests, whose tips are gone with the process. */
export function createMemoryShreds(): Shreds {
  const keys = new Map<string, Uint8Array>();
  return {
    async create(id) {
      if (!keys.has(id)) keys.set(id, randomBytes(SHRED_BYTES));
    },
    async wrap(id, place, bytes) {
      const key = keys.get(id);
      if (key === undefined) throw new Error('the key of this tip was destroyed');
      return wrapWith(key, place, bytes);
    },
    async *wrapPieces(id, place, bytes) {
      const key = keys.get(id);
      if (key === undefined) throw new Error('the key of this tip was destroyed');
      yield* wrapPiecesWith(key, place, bytes);
    },
    async unwrap(id, place, wrapped) {
      const key = keys.get(id);
      return key && unwrapWith(key, place, wrapped);
    },
    async unwrapPieces(id, place, wrapped) {
      const key = keys.get(id);
      return key && unwrapPiecesWith(key, place, wrapped);
    },
    async destroy(id) {
      keys.delete(id);
    },
    list: async () => [...keys.keys()],
  };
}
