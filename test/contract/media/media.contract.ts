import { beforeEach, describe, expect, test } from 'vitest';
import type { Media } from '../../../src/ports/media.ts';

/** What every media does, wherever it keeps the bytes. `open` gives an empty one. */
export function mediaContract(name: string, open: () => Promise<Media>): void {
  describe(name, () => {
    let media: Media;
    beforeEach(async () => {
      media = await open();
    });
    const large = Buffer.alloc(700_001, 'Cao Điểm ');

    test.each([
      ['nothing', new Uint8Array()],
      ['three bytes', new Uint8Array([1, 2, 3])],
      ['exactly one piece', Buffer.alloc(256 * 1024, 7)],
      ['several pieces', large],
    ])('%s comes back as it was put', async (_, bytes) => {
      await media.put('file-1', bytes);
      expect(Buffer.compare(Buffer.from((await media.read('file-1')) ?? []), Buffer.from(bytes))).toBe(0);
    });

    test('bytes may come in pieces of any size', async () => {
      async function* pieces() {
        for (let at = 0; at < large.length; at += 99_991) yield large.subarray(at, at + 99_991);
      }
      await media.put('file-1', pieces());
      expect(large.equals((await media.read('file-1')) ?? new Uint8Array())).toBe(true);
    });

    test('the same id again replaces what was there', async () => {
      await media.put('file-1', Buffer.from('cũ'));
      await media.put('file-1', Buffer.from('mới'));
      expect(Buffer.from((await media.read('file-1')) ?? []).toString()).toBe('mới');
    });

    test('a source that breaks off leaves what was there', async () => {
      async function* broken() {
        yield Buffer.from('một nửa');
        throw new Error('the line was cut');
      }
      await media.put('file-1', Buffer.from('cũ'));
      await expect(media.put('file-1', broken())).rejects.toThrow('the line was cut');
      expect(Buffer.from((await media.read('file-1')) ?? []).toString()).toBe('cũ');
    });

    test('what is removed is not there, and removing it again is no mistake', async () => {
      await media.put('file-1', Buffer.from('mật'));
      await media.remove('file-1');
      await media.remove('file-1');
      expect(await media.read('file-1')).toBeUndefined();
    });
  });
}
