import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Media, OpenedFile } from '../../../src/ports/media.ts';
import { bytesOf, namesOf, putFile } from '../../support/media-files.ts';

const PIECE = 256 * 1024;

/** What every media does, wherever it keeps the bytes. `open` gives an empty one. */
export function mediaContract(name: string, open: () => Promise<Media>): void {
  describe(name, () => {
    let media: Media;
    beforeEach(async () => {
      media = await open();
    });
    const large = Buffer.from(Array.from({ length: 700_001 }, (_, n) => (n * 7 + (n >> 8)) % 251));
    const openFile = async (of: string) => (await media.open(of)) as OpenedFile;

    test.each([
      ['nothing', Buffer.alloc(0)],
      ['three bytes', Buffer.from([1, 2, 3])],
      ['exactly one piece', Buffer.alloc(PIECE, 7)],
      ['exactly two pieces', Buffer.alloc(2 * PIECE, 8)],
      ['several pieces', large],
    ])('%s comes back as it was taken in, with its hash and size', async (_, bytes) => {
      const draft = await media.draft(bytes);
      expect([draft.sha256, draft.size]).toEqual([
        createHash('sha256').update(bytes).digest('hex'),
        bytes.length,
      ]);
      await draft.keep();
      const file = await openFile(draft.name);
      expect([file.size, await file.isCurrent()]).toEqual([bytes.length, true]);
      expect(bytes.equals(Buffer.concat(await Array.fromAsync(file)))).toBe(true);
    });

    test('bytes may come in pieces of any size', async () => {
      async function* pieces() {
        // Whoever gives them may use the same memory again.
        const chunk = Buffer.alloc(99_991);
        for (let at = 0; at < large.length; at += chunk.length) {
          const length = large.copy(chunk, 0, at);
          yield chunk.subarray(0, length);
        }
      }
      const content = await putFile(media, pieces());
      expect(large.equals((await bytesOf(media, content)) ?? Buffer.alloc(0))).toBe(true);
    });

    test.each([
      [0, 10],
      [PIECE - 3, 6],
      [PIECE, PIECE],
      [10, 2 * PIECE],
      [large.length - 5, 100],
      [large.length, 1],
      [large.length + 10, 1],
    ])('from place %i %i bytes can be read', async (at, length) => {
      const file = await openFile(await putFile(media, large));
      expect(large.subarray(at, at + length).equals(await file.read(at, length))).toBe(true);
      await file.close();
    });

    test('the same bytes have the same name and are there once; others have another one', async () => {
      const [first, again, other] = [
        await putFile(media, Buffer.from('ảnh')),
        await putFile(media, Buffer.from('ảnh')),
        await putFile(media, Buffer.from('ảnh khác')),
      ];
      expect(again).toBe(first);
      expect((await namesOf(media)).toSorted()).toEqual([first, other].toSorted());
    });

    test('a name may be given, and the same one again replaces what was there', async () => {
      await putFile(media, Buffer.from('cũ'), 'file-1');
      expect(await putFile(media, Buffer.from('mới'), 'file-1')).toBe('file-1');
      expect((await bytesOf(media, 'file-1'))?.toString()).toBe('mới');
      expect(await namesOf(media)).toEqual(['file-1']);
    });

    test('a draft can be read and has no name; dropped it is gone, kept it stays', async () => {
      const draft = await media.draft(Buffer.from('nháp'));
      const text = async () => Buffer.concat(await Array.fromAsync(await draft.open())).toString();
      expect([await text(), await namesOf(media), await media.open(draft.name)]).toEqual([
        'nháp',
        [],
        undefined,
      ]);
      await draft.keep();
      // As when the transaction is carried out once more.
      await draft.keep();
      await draft.drop();
      expect([await text(), await namesOf(media)]).toEqual(['nháp', [draft.name]]);
      const other = await media.draft(Buffer.from('thôi'));
      await other.drop();
      expect(await namesOf(media)).toEqual([draft.name]);
    });

    test('a draft whose file was removed after it was kept says so when it is kept again', async () => {
      const draft = await media.draft(Buffer.from('nháp'));
      await draft.keep();
      await media.remove(draft.name);
      await expect(draft.keep()).rejects.toThrow();
    });

    test('a source that breaks off leaves what was there, and nothing besides', async () => {
      async function* broken() {
        yield Buffer.alloc(PIECE + 1);
        throw new Error('the line was cut');
      }
      await putFile(media, Buffer.from('cũ'), 'file-1');
      await expect(media.draft(broken(), { name: 'file-1' })).rejects.toThrow('the line was cut');
      expect((await bytesOf(media, 'file-1'))?.toString()).toBe('cũ');
      expect(await namesOf(media)).toEqual(['file-1']);
    });

    test('whoever breaks off ends the source too', async () => {
      let isEnded = false;
      const stop = new AbortController();
      async function* endless() {
        try {
          for (let n = 0; ; n++) {
            if (n === 3) stop.abort(new Error('enough'));
            yield Buffer.alloc(1_000);
          }
        } finally {
          isEnded = true;
        }
      }
      await expect(media.draft(endless(), { signal: stop.signal })).rejects.toThrow('enough');
      expect(isEnded).toBe(true);
    });

    test('what is removed is not there, and removing it again is no mistake', async () => {
      const content = await putFile(media, Buffer.from('mật'));
      await media.remove(content);
      await media.remove(content);
      expect([await media.open(content), await namesOf(media)]).toEqual([undefined, []]);
    });

    test('whoever has a file open reads it to its end, also when it is removed or replaced', async () => {
      await putFile(media, large, 'file-1');
      const file = await openFile('file-1');
      await media.remove('file-1');
      await putFile(media, Buffer.from('mới'), 'file-1');
      expect(large.equals(Buffer.concat(await Array.fromAsync(file)))).toBe(true);
    });
  });
}
