import { expect, test } from 'vitest';
import { MAX_SEALED_FILE, onlySealed } from '../../../src/app/violation/only-sealed.ts';

const HEAD = Buffer.from('age-encryption.org/v1\n'.padEnd(300, 'x'));

/** In pieces of a byte, as a line that is bad brings them, or of many. */
async function* inPieces(bytes: Uint8Array, size: number, onPiece: () => void = () => {}) {
  for (let at = 0; at < bytes.length; at += size) {
    onPiece();
    yield bytes.subarray(at, at + size);
  }
}
const take = async (bytes: Uint8Array, size = 1_000_000, onPiece?: () => void) =>
  Buffer.concat(await Array.fromAsync(onlySealed(inPieces(bytes, size, onPiece))));

test.each([1, 150, 1_000])('what a browser has sealed passes unchanged, in pieces of %i', async (size) => {
  expect((await take(HEAD, size)).equals(HEAD)).toBe(true);
});

test.each<[string, Uint8Array]>([
  ['nothing', Buffer.alloc(0)],
  ['words in the clear', Buffer.from('Nguyễn Văn Thử'.repeat(30))],
  ['the first line and no more', HEAD.subarray(0, 200)],
])('%s is no sealed file', async (_, bytes) => {
  for (const size of [1, 150, 1_000])
    await expect(take(bytes, size)).rejects.toMatchObject({ because: 'damaged' });
});

test('what is not sealed is broken off at its beginning, and what is too much at its limit', async () => {
  let pieces = 0;
  const count = () => void pieces++;
  await expect(take(Buffer.alloc(10_000_000), 1_000, count)).rejects.toMatchObject({ because: 'damaged' });
  expect(pieces).toBe(1);
  const large = Buffer.concat([HEAD, Buffer.alloc(MAX_SEALED_FILE + 5_000_000)]);
  pieces = 0;
  await expect(take(large, 1_000_000, count)).rejects.toMatchObject({ because: 'too-big' });
  expect(pieces).toBeLessThan(large.length / 1_000_000 - 3);
});
