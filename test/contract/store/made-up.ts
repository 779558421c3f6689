import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import type { Cipher } from '../../../src/ports/cipher.ts';

export const testKey = (n: number): Uint8Array => new Uint8Array(32).fill(n);

export const createTestCipher = (): Cipher => createCipher(testKey(7));

/** Ids that sort by time and are the same in every run. */
export function createIds(): () => string {
  let n = 0;
  return () => `id-${String(++n).padStart(6, '0')}`;
}
