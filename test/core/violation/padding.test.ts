import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pad, paddedSize, padPieces, unpad } from '../../../src/core/violation/padding.ts';

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const whole = async (pieces: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(pieces));

test('what is padded as a whole or piece by piece comes back, and its size says as little', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(300_000), fc.integer({ min: 1, max: 70_000 }), async (length, size) => {
      const bytes = Buffer.alloc(length, 'ảnh');
      const padded = await whole(padPieces(inPieces(bytes, size)));
      expect(bytes.equals(unpad(padded))).toBe(true);
      expect(bytes.equals(unpad(pad(bytes)))).toBe(true);
      expect(padded.length).toBe(paddedSize(length + 4));
      // At most one of the sizes that there are lies between the two ways.
      expect(padded.length).toBeLessThanOrEqual(paddedSize(pad(bytes).length));
    }),
    { numRuns: 60 },
  );
});

test('what is no padding is told', () => {
  expect(() => unpad(Uint8Array.of(0, 0, 0, 9, 1))).toThrow(RangeError);
  expect(() => unpad(Uint8Array.of(255, 255, 255, 255, 1, 0, 0, 0, 9))).toThrow(RangeError);
});
