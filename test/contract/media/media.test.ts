import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createFolderMedia } from '../../../src/adapters/media/folder-media.ts';
import { createMemoryMedia } from '../../../src/adapters/media/memory-media.ts';
import { mediaContract } from './media.contract.ts';

const base = mkdtempSync(join(tmpdir(), 'cao-diem-media-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let count = 0;
const cipher = createCipher(new Uint8Array(32).fill(7));
const nextFolder = () => join(base, String(++count));
const open = (folder = nextFolder()) => createFolderMedia({ folder, cipher });

mediaContract('in a folder', async () => open());
mediaContract('in memory', async () => createMemoryMedia());

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));

test('on the disk nothing can be read, by nobody but the owner, and no half file is left', async () => {
  const folder = nextFolder();
  const media = open(folder);
  await media.put('file-1', Buffer.from('Nguyễn Văn Thử'));
  await expect(media.put('file-2', Buffer.from('x'), AbortSignal.abort())).rejects.toThrow();
  const [file = '', ...others] = filesIn(folder);
  expect(others).toEqual([]);
  expect(readFileSync(file).includes('Nguyễn')).toBe(false);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
});

test('a file that was changed, cut, or put in another place is not opened', async () => {
  const folder = nextFolder();
  const media = open(folder);
  await media.put('file-1', Buffer.alloc(600_000, 1));
  await media.put('file-2', Buffer.alloc(600_000, 2));
  const path = (id: string) => filesIn(folder).find((file) => file.endsWith(id)) as string;
  const whole = readFileSync(path('file-1'));
  for (const bad of [
    whole.subarray(0, 262_144 + 33),
    whole.subarray(262_144 + 33),
    Buffer.concat([whole, whole]),
    whole.with(5_000, 255 - (whole[5_000] as number)),
    readFileSync(path('file-2')),
    Buffer.alloc(0),
  ]) {
    writeFileSync(path('file-1'), bad);
    await expect(media.read('file-1')).rejects.toMatchObject({ name: 'UnreadableSeal' });
  }
});

test.each(['../../etc/passwd', 'a/b', 'A', '', '.part'])('"%s" is the name of no file', async (id) => {
  await expect(open().put(id, new Uint8Array())).rejects.toThrow('cannot be the name of a file');
  await expect(open().read(id)).rejects.toThrow('cannot be the name of a file');
});
