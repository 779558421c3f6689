import sharp from 'sharp';
import { expect, test } from 'vitest';
import { photoLook } from '../../../src/adapters/media/photo-look.ts';
import { distance, isAlike } from '../../../src/core/media/look.ts';
import { madeUpFile } from '../../support/made-up-file.ts';

const photo = async (name: string) => Buffer.from((await madeUpFile(name)).bytes);
const lookAt = async (bytes: Uint8Array): Promise<string> => (await photoLook(bytes))?.look ?? '';

test('a photo is known again when it was made smaller, lighter, grey, or saved anew', async () => {
  const original = await photo('chợ.jpg');
  const look = await lookAt(original);
  expect(look).toMatch(/^[0-9a-f]{16}$/);
  const changed = [
    sharp(original).resize(80, 60).jpeg({ quality: 60 }),
    sharp(original).modulate({ brightness: 1.15 }).jpeg(),
    sharp(original).greyscale().png(),
    sharp(original).webp({ quality: 50 }),
  ];
  for (const one of changed) expect(isAlike(look, await lookAt(await one.toBuffer()))).toBe(true);
});

test('photos of different things are told apart', async () => {
  const names = Array.from({ length: 12 }, (_, n) => `xóm-${n}.jpg`);
  const looks = await Promise.all(names.map(async (name) => lookAt(await photo(name))));
  for (const [n, a] of looks.entries()) for (const b of looks.slice(n + 1)) expect(isAlike(a, b)).toBe(false);
});

test('a plain wall looks like nothing', async () => {
  const wall = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer();
  expect(isAlike(await lookAt(wall), await lookAt(wall))).toBe(false);
});

test('what only begins like a photo is none, and what is no photo has no look', async () => {
  expect(await photoLook((await photo('chợ.jpg')).subarray(0, 40))).toBeUndefined();
  expect(await photoLook(Buffer.from('%PDF-1.7'))).toEqual({});
});

test('the distance counts bits', () => {
  expect([
    distance('0000000000000000', '0000000000000000'),
    distance('0000000000000000', 'f00000000000000f'),
  ]).toEqual([0, 8]);
});
