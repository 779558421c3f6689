import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createFolderMedia } from '../../../src/adapters/media/folder-media.ts';
import { resealMedia } from '../../../src/adapters/media/reseal-media.ts';

const home = mkdtempSync(join(tmpdir(), 'cao-diem-reseal-'));
afterAll(() => rmSync(home, { recursive: true }));

const [first, second, stranger] = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const old = createCipher(first);
const both = createCipher([second, first]);
const fresh = createCipher(second);
const large = Buffer.alloc(700 * 1024, 'ảnh');
const photos = [
  ['photo-0001', Buffer.from('một')],
  ['photo-0002', large],
  ['photo-0003', Buffer.alloc(0)],
] as const;

async function fill() {
  const folder = mkdtempSync(join(home, 'x-'));
  const media = createFolderMedia({ folder, cipher: old });
  for (const [id, bytes] of photos) await media.put(id, bytes);
  return folder;
}

test('after a change of keys files are sealed anew, and then the old key is not needed any more', async () => {
  const folder = await fill();
  const told: number[] = [];
  expect(await resealMedia({ folder, cipher: both }, (n) => told.push(n))).toEqual({
    files: 3,
    changed: 3,
    unreadable: [],
  });
  expect(told).toEqual([1, 2, 3]);
  const media = createFolderMedia({ folder, cipher: fresh });
  for (const [id, bytes] of photos) expect(Buffer.compare((await media.read(id)) ?? large, bytes)).toBe(0);
  expect(await resealMedia({ folder, cipher: fresh })).toEqual({ files: 3, changed: 0, unreadable: [] });
});

test('broken off, it goes on where it stopped, and leaves no half file', async () => {
  const folder = await fill();
  const stop = new Error('the power is gone');
  const breaking = resealMedia({ folder, cipher: both }, (n) => {
    if (n === 2) throw stop;
  });
  await expect(breaking).rejects.toBe(stop);
  writeFileSync(join(folder, '02', 'photo-0002.0badc0de.part'), 'half');
  const before = statSync(join(folder, '01', 'photo-0001')).ino;
  expect(await resealMedia({ folder, cipher: both })).toEqual({ files: 3, changed: 2, unreadable: [] });
  expect(statSync(join(folder, '01', 'photo-0001')).ino).toBe(before);
  expect(readdirSync(join(folder, '02'))).toEqual(['photo-0002']);
});

test('what no key opens is named and left as it is', async () => {
  const folder = await fill();
  await createFolderMedia({ folder, cipher: createCipher(stranger) }).put('photo-0004', large);
  const path = join(folder, '04', 'photo-0004');
  const bytes = readFileSync(path);
  expect(await resealMedia({ folder, cipher: both })).toEqual({
    files: 3,
    changed: 3,
    unreadable: ['photo-0004'],
  });
  expect(readFileSync(path).equals(bytes)).toBe(true);
});
