import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createFolderMedia } from '../../../src/adapters/media/folder-media.ts';
import { keepFile } from '../../../src/app/media/keep-file.ts';
import { resealMedia } from '../../../src/app/media/reseal-media.ts';
import { instant } from '../../../src/core/time/instant.ts';
import type { Cipher } from '../../../src/ports/cipher.ts';
import type { Store } from '../../../src/ports/store.ts';
import { openBlankStore } from '../../support/blank-store.ts';
import { bytesOf, bytesOfRow, namesOf, putFile } from '../../support/media-files.ts';

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
const at = instant('2025-12-22T08:00:00+07:00');

let store: Store;
beforeEach(async () => {
  store = await openBlankStore({ cipher: old, ids: () => 'none' });
});
afterEach(() => store.close());

/** Two rows have one file; a tip has another one, under a name that was given. */
async function fill() {
  const folder = mkdtempSync(join(home, 'x-'));
  const media = createFolderMedia({ folder, cipher: old });
  const whose = { channel: 'web', address: 'an', account: 'a', commune: 'thu', purpose: 'made', at };
  for (const [id, bytes] of [
    ['row-1', large],
    ['row-2', large],
    ['row-3', Buffer.from('một')],
  ] as const) {
    const draft = await media.draft(bytes);
    await store.transaction(async (tx) => {
      tx.media.add({ id, ...whose, ...(await keepFile(tx, draft)), type: 'image/jpeg' });
    });
  }
  await putFile(media, Buffer.alloc(0), 'tip-file-0001');
  return folder;
}
const mediaIn = (folder: string, cipher: Cipher) => createFolderMedia({ folder, cipher });

test('after a change of keys files are sealed anew under names of the new key, and the old one is not needed', async () => {
  const folder = await fill();
  const before = await namesOf(mediaIn(folder, old));
  const told: number[] = [];
  expect(await resealMedia({ store, media: mediaIn(folder, both) }, (n) => told.push(n))).toEqual({
    files: 3,
    changed: 3,
    unreadable: [],
  });
  expect(told).toEqual([1, 2, 3]);
  const media = mediaIn(folder, fresh);
  for (const id of ['row-1', 'row-2']) expect(await bytesOfRow({ store, media }, id)).toEqual(large);
  expect((await bytesOfRow({ store, media }, 'row-3'))?.toString()).toBe('một');
  expect((await bytesOf(media, 'tip-file-0001'))?.length).toBe(0);
  const after = await namesOf(media);
  expect(after.filter((name) => before.includes(name))).toEqual(['tip-file-0001']);
  expect(await resealMedia({ store, media })).toEqual({ files: 3, changed: 0, unreadable: [] });
  // Whoever sends the same photo from now on shares the file.
  expect((await media.draft(large)).name).toBe(
    (await store.transaction((tx) => tx.media.of(['row-1'])))[0]?.content,
  );
});

test('broken off, it goes on where it stopped, and leaves no half file', async () => {
  const folder = await fill();
  const stop = new Error('the power is gone');
  const breaking = resealMedia({ store, media: mediaIn(folder, both) }, (n) => {
    if (n === 2) throw stop;
  });
  await expect(breaking).rejects.toBe(stop);
  const done = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
  const before = new Map(done.map((path) => [path, statSync(path).ino]));
  expect(await resealMedia({ store, media: mediaIn(folder, both) })).toEqual({
    files: 3,
    changed: 2,
    unreadable: [],
  });
  const kept = done.filter((path) => statSync(path, { throwIfNoEntry: false })?.ino === before.get(path));
  expect(kept.length).toBe(1);
  expect(readdirSync(join(folder, 'drafts'))).toEqual([]);
});

test('what no key opens is named and left as it is', async () => {
  const folder = await fill();
  await putFile(mediaIn(folder, createCipher(stranger)), large, 'photo-0004');
  const path = join(folder, '04', 'photo-0004');
  const bytes = readFileSync(path);
  expect(await resealMedia({ store, media: mediaIn(folder, both) })).toEqual({
    files: 3,
    changed: 3,
    unreadable: ['photo-0004'],
  });
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

test('files of before, which have no serial number, are sealed anew like others', async () => {
  const folder = await fill();
  const sealed = old.sealBytes('media.bytes:tip-file-0001:0:end', Buffer.from('cũ'));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(sealed.length);
  writeFileSync(join(folder, '01', 'tip-file-0001'), Buffer.concat([length, sealed]));
  await resealMedia({ store, media: mediaIn(folder, both) });
  expect((await bytesOf(mediaIn(folder, fresh), 'tip-file-0001'))?.toString()).toBe('cũ');
});
