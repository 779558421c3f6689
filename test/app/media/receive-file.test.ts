import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { createFolderMedia } from '../../../src/adapters/media/folder-media.ts';
import { receiveFile } from '../../../src/app/media/receive-file.ts';
import { FILE_KINDS, type FileKind } from '../../../src/core/media/file-kind.ts';
import { realTypeOf } from '../../../src/core/media/real-type.ts';

const folder = mkdtempSync(join(tmpdir(), 'cao-diem-receive-'));
afterAll(() => rmSync(folder, { recursive: true }));
const media = createFolderMedia({ folder, cipher: createCipher(new Uint8Array(32).fill(7)) });
const MB = 1024 * 1024;
const CHUNK = 64 * 1024;

const inDrafts = (): number =>
  readdirSync(join(folder, 'drafts')).reduce(
    (sum, name) => sum + statSync(join(folder, 'drafts', name)).size,
    0,
  );

const receive = (source: AsyncIterable<Uint8Array>, accepts: readonly FileKind[], limit = 100 * MB) =>
  receiveFile(media, source, { accepts, limit }, new AbortController().signal);

/** What a platform gives, and how much of it was asked for. */
function source(start: string, size: number, look: (given: number) => void = () => {}) {
  const state = { given: 0, isEnded: false };
  async function* bytes() {
    try {
      while (state.given < size) {
        const chunk = Buffer.alloc(Math.min(CHUNK, size - state.given), 1);
        if (state.given === 0) chunk.write(start, 'latin1');
        look(state.given);
        state.given += chunk.length;
        yield chunk;
      }
    } finally {
      state.isEnded = true;
    }
  }
  return { state, bytes: bytes() };
}

test('of a file of 50 MB no more than three pieces are anywhere but on the disk at any time', async () => {
  const held: number[] = [];
  const { bytes } = source('%PDF-1.7', 50 * MB, (given) => held.push(given === 0 ? 0 : given - inDrafts()));
  const received = await receive(bytes, ['document']);
  expect(received).toMatchObject({ draft: { size: 50 * MB }, real: { extension: 'pdf' } });
  if ('draft' in received) await received.draft.drop();
  expect(held.length).toBe(800);
  expect(Math.max(...held)).toBeLessThanOrEqual(3 * 256 * 1024);
});

test.each<[string, string, readonly FileKind[]]>([
  ['a program', 'MZ\x90\0\x03', ['photo', 'video', 'document', 'sheet']],
  ['a page', '<html><script>', ['photo', 'text']],
  ['a video where a photo is wanted', '\0\0\0\x18ftypisom', ['photo']],
  ['a zip where a list is pasted', 'PK\x03\x04', ['text', 'photo']],
  ['a paper of before 2007 where an archive is wanted', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', ['archive']],
])('%s is refused by its first bytes, before the rest of it is fetched', async (_, start, accepts) => {
  const { bytes, state } = source(start, 20 * MB);
  expect(await receive(bytes, accepts)).toEqual({ refused: 'wrong-type' });
  expect([state.given, state.isEnded, inDrafts()]).toEqual([CHUNK, true, 0]);
});

test('what comes in very small pieces is judged all the same, and what is too large is broken off there', async () => {
  async function* small() {
    for (const byte of Buffer.from(`%PDF-1.7 ${'x'.repeat(5_000)}`)) yield Buffer.from([byte]);
  }
  expect(await receive(small(), ['document'])).toMatchObject({ real: { extension: 'pdf' } });
  expect(await receive(small(), ['photo'])).toEqual({ refused: 'wrong-type' });
  const { bytes, state } = source('%PDF-1.7', 20 * MB);
  expect(await receive(bytes, ['document'], MB)).toEqual({ refused: 'too-big' });
  expect([state.given, state.isEnded]).toEqual([MB + CHUNK, true]);
});

/** A workbook whose list of parts lies far behind. */
async function workbook(): Promise<Buffer> {
  const zip = new ZipFile();
  const part = (name: string, bytes: Buffer) => zip.addBuffer(bytes, name, { compress: false });
  part('[Content_Types].xml', Buffer.from('<Types/>'));
  part('docProps/thumbnail.jpeg', Buffer.alloc(20 * MB, 'PK\x03\x04 word/ '));
  part('xl/workbook.xml', Buffer.from('<workbook/>'));
  zip.end();
  return Buffer.concat(await Array.fromAsync(zip.outputStream as AsyncIterable<Buffer>));
}

async function* streamed(bytes: Uint8Array, size = CHUNK) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('a workbook of 20 MB is known by the list at its end', async () => {
  const bytes = await workbook();
  expect(await receive(streamed(bytes), ['sheet'])).toMatchObject({ real: { extension: 'xlsx' } });
  expect(await receive(streamed(bytes), ['document'])).toEqual({ refused: 'wrong-type' });
  expect(await receive(streamed(bytes), ['archive'])).toEqual({ refused: 'wrong-type' });
});

test('a file that comes in pieces is taken for what it would be as a whole', async () => {
  const name = Buffer.from([...'Workbook'].join('\0'), 'latin1');
  const compound = Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1');
  const files = [
    // Across the end of a piece.
    Buffer.concat([compound, Buffer.alloc(CHUNK - compound.length - 7), name, Buffer.alloc(MB)]),
    Buffer.concat([compound, Buffer.alloc(MB)]),
    await workbook(),
    (await workbook()).subarray(0, MB),
    Buffer.from('STT,Họ tên\n1,Lê Văn Tạm'),
    Buffer.from('GIF89a'),
    Buffer.alloc(10),
  ];
  const types = files.map((bytes) => realTypeOf(bytes)?.extension);
  expect(types).toEqual(['xls', undefined, 'xlsx', 'zip', 'txt', 'gif', undefined]);
  for (const size of [CHUNK, 1_000, 300_000, 3 * MB]) {
    const received = await Promise.all(files.map((bytes) => receive(streamed(bytes, size), FILE_KINDS)));
    expect(
      received.map((one) => ('real' in one ? one.real.extension : undefined)),
      `${size}`,
    ).toEqual(types);
  }
});
