import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createAgeBox } from '../../../src/adapters/sealed/age-box.ts';
import { createMemoryShreds } from '../../../src/adapters/sealed/memory-shreds.ts';
import { createShredFolder } from '../../../src/adapters/sealed/shred-folder.ts';
import { envelopePieces, fromEnvelope, toEnvelope } from '../../../src/app/violation/file-envelope.ts';

const folder = mkdtempSync(join(tmpdir(), 'cao-diem-pieces-'));
afterAll(() => rmSync(folder, { recursive: true }));

const photo = Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * 7) % 251));
async function* inPieces(bytes: Uint8Array, onPiece: () => void = () => {}, size = 10_000) {
  for (let at = 0; at < bytes.length; at += size) {
    onPiece();
    yield bytes.subarray(at, at + size);
  }
}
const whole = async (pieces: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(pieces));
const head = {
  name: 'ảnh.jpg',
  type: 'image/jpeg',
  size: photo.length,
  sha256: 'aa',
  at: '2023-11-08T08:00:00Z',
};

test('a file and what is known of it come out of its envelope, however they went in', async () => {
  for (const envelope of [
    toEnvelope(head, photo),
    await whole(envelopePieces(inPieces(photo), () => head)),
  ]) {
    const opened = fromEnvelope(envelope);
    expect(opened.head).toEqual(head);
    expect(photo.equals(opened.bytes)).toBe(true);
  }
});

test('what is sealed piece by piece is opened like what was sealed as a whole', async () => {
  const box = createAgeBox();
  const { key, secret } = await box.keysOf(box.newReceipt());
  const sealed = await whole(await box.sealPieces(inPieces(photo), [key]));
  expect(photo.equals(await box.open(sealed, secret))).toBe(true);
  await expect(box.sealPieces(inPieces(photo), [])).rejects.toThrow('no key');
});

test('sealing asks for no more than it has room for, and ends the source when nobody reads on', async () => {
  const box = createAgeBox();
  const { key } = await box.keysOf(box.newReceipt());
  let asked = 0;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  async function* source() {
    try {
      yield* inPieces(Buffer.alloc(20_000_000), () => asked++);
    } finally {
      end();
    }
  }
  let taken = 0;
  for await (const piece of await box.sealPieces(source(), [key])) {
    taken += piece.length;
    if (taken > 1_000_000) break;
  }
  expect(asked).toBeLessThan(200);
  await ended;
  const broken = async function* () {
    yield photo;
    throw new RangeError('the line was cut');
  };
  await expect(whole(await box.sealPieces(broken(), [key]))).rejects.toThrow(RangeError);
});

test.each([
  ['in a folder', () => createShredFolder(folder)],
  ['in memory', () => createMemoryShreds()],
])(
  'what is wrapped piece by piece is unwrapped with its key, %s, until that is destroyed',
  async (_, open) => {
    const shreds = open();
    await shreds.create('tip-0001');
    const wrapped = await whole(shreds.wrapPieces('tip-0001', 'tip-file.bytes:a', inPieces(photo)));
    expect(
      photo.equals((await shreds.unwrap('tip-0001', 'tip-file.bytes:a', wrapped)) ?? Buffer.alloc(0)),
    ).toBe(true);
    await expect(shreds.unwrap('tip-0001', 'tip-file.bytes:b', wrapped)).rejects.toThrow();
    const unwrapped = async (bytes: Uint8Array, size: number, place = 'tip-file.bytes:a') =>
      whole(
        (await shreds.unwrapPieces(
          'tip-0001',
          place,
          inPieces(bytes, () => {}, size),
        )) ?? inPieces(bytes),
      );
    for (const size of [5, 10_000, 1_000_000])
      expect(photo.equals(await unwrapped(wrapped, size))).toBe(true);
    for (const bad of [
      wrapped.subarray(0, -1),
      wrapped.with(50_000, 1 + (wrapped[50_000] ?? 0)),
      Buffer.alloc(5),
    ])
      await expect(unwrapped(bad, 10_000)).rejects.toThrow();
    await expect(unwrapped(wrapped, 10_000, 'tip-file.bytes:b')).rejects.toThrow();
    await shreds.destroy('tip-0001');
    expect(await shreds.unwrap('tip-0001', 'tip-file.bytes:a', wrapped)).toBeUndefined();
    expect(await shreds.unwrapPieces('tip-0001', 'tip-file.bytes:a', inPieces(wrapped))).toBeUndefined();
    await expect(whole(shreds.wrapPieces('tip-0001', 'tip-file.bytes:a', inPieces(photo)))).rejects.toThrow(
      'destroyed',
    );
  },
);
