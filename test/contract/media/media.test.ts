import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, test } from 'vitest';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createFolderMedia } from '../../../src/adapters/media/folder-media.ts';
import { createMemoryMedia } from '../../../src/adapters/media/memory-media.ts';
import type { OpenedFile } from '../../../src/ports/media.ts';
import { bytesOf, putFile } from '../../support/media-files.ts';
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
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name))
    : [];

test('on the disk nothing can be read, by nobody but the owner, and no half file is left', async () => {
  const folder = nextFolder();
  const media = open(folder);
  await putFile(media, Buffer.from('Nguyễn Văn Thử'));
  await expect(media.draft(Buffer.from('x'), { signal: AbortSignal.abort() })).rejects.toThrow();
  const [file = '', ...others] = filesIn(folder);
  expect(others).toEqual([]);
  expect(readFileSync(file).includes('Nguyễn')).toBe(false);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
});

test('the name of a file tells nobody without the key that a file they know is there', async () => {
  const photo = Buffer.from('a photo that somebody knows');
  const [ours, theirs] = [7, 8].map((byte) =>
    createFolderMedia({ folder: nextFolder(), cipher: createCipher(new Uint8Array(32).fill(byte)) }),
  ) as [ReturnType<typeof open>, ReturnType<typeof open>];
  const draft = await ours.draft(photo);
  expect(draft.name).not.toBe((await theirs.draft(photo)).name);
  expect(draft.sha256).not.toContain(draft.name.slice(0, 8));
});

test('a file that was changed, cut, or put in another place is not opened', async () => {
  const folder = nextFolder();
  const media = open(folder);
  await putFile(media, Buffer.alloc(600_000, 1), 'file-1');
  await putFile(media, Buffer.alloc(600_000, 2), 'file-2');
  const path = (id: string) => filesIn(folder).find((file) => file.endsWith(id)) as string;
  const whole = readFileSync(path('file-1'));
  const other = readFileSync(path('file-2'));
  const [head, frame] = [24, 262_144 + 33];
  for (const bad of [
    whole.subarray(0, head),
    whole.subarray(0, head + frame),
    whole.subarray(0, head + 2 * frame),
    whole.subarray(0, -1),
    Buffer.concat([whole.subarray(0, head), whole.subarray(head + frame)]),
    Buffer.concat([whole, whole]),
    Buffer.concat([whole, whole.subarray(head)]),
    Buffer.concat([other.subarray(0, head), whole.subarray(head)]),
    Buffer.concat([
      whole.subarray(0, head),
      whole.subarray(head + frame, head + 2 * frame),
      whole.subarray(head, head + frame),
      whole.subarray(head + 2 * frame),
    ]),
    whole.with(5_000, 255 - (whole[5_000] as number)),
    whole.with(10, 255 - (whole[10] as number)),
    other,
    Buffer.alloc(0),
  ]) {
    writeFileSync(path('file-1'), bad);
    await expect(bytesOf(media, 'file-1')).rejects.toMatchObject({ name: 'UnreadableSeal' });
  }
});

test('what was sealed before files had a serial number is read as it is', async () => {
  const folder = nextFolder();
  const pieces = [Buffer.alloc(256 * 1024, 1), Buffer.from('hết')];
  const frames = pieces.flatMap((piece, n) => {
    const sealed = cipher.sealBytes(`media.bytes:file-1:${n}${n === 1 ? ':end' : ''}`, piece);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(sealed.length);
    return [length, sealed];
  });
  const path = join(folder, '-1', 'file-1');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.concat(frames));
  expect(Buffer.concat(pieces).equals((await bytesOf(open(folder), 'file-1')) ?? Buffer.alloc(0))).toBe(true);
});

test('what a dead process had begun to write is cleared away, and not what is being written', async () => {
  const folder = nextFolder();
  let now = Date.now();
  const media = createFolderMedia({ folder, cipher, now: () => now });
  const draft = await media.draft(Buffer.from('đang viết'));
  // As drafts were called before they had a folder of their own.
  mkdirSync(join(folder, 'ab'));
  writeFileSync(join(folder, 'ab', 'photo-ab.0badc0de.part'), 'half');
  await media.clearDrafts();
  expect(filesIn(folder).length).toBe(2);
  now += 2 * 60 * 60_000;
  await media.clearDrafts();
  expect(filesIn(folder)).toEqual([]);
  await expect(draft.keep()).rejects.toThrow('ENOENT');
});

test('a file that was opened and forgotten does no harm, and one that is being read stays open', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const media = open();
  const name = await putFile(media, Buffer.alloc(600_000, 1));
  for (let n = 0; n < 20; n++) await media.open(name);
  const pieces = ((await media.open(name)) as OpenedFile)[Symbol.asyncIterator]();
  let size = 0;
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) {
    size += piece.value.length;
    for (let n = 0; n < 3; n++) {
      collect();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  expect(size).toBe(600_000);
});

test.each(['../../etc/passwd', 'a/b', 'A', '', '.part'])('"%s" is the name of no file', async (name) => {
  await expect(open().draft(new Uint8Array(), { name })).rejects.toThrow('cannot be the name of a file');
  await expect(async () => open().open(name)).rejects.toThrow('cannot be the name of a file');
});
