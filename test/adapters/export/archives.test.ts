import { expect, test } from 'vitest';
import { createArchives } from '../../../src/adapters/export/archives.ts';
import { unzip } from '../../support/read-files.ts';

const { zip } = createArchives();

/** Files that tell when they are open, of a hundred pieces each. */
function filesOf(names: readonly string[], spoil: (name: string, piece: number) => void = () => {}) {
  const state = { open: 0, most: 0, given: 0 };
  async function* bytes(name: string) {
    state.most = Math.max(state.most, ++state.open);
    try {
      for (let n = 0; n < 100; n++) {
        spoil(name, n);
        state.given += 10_000;
        yield Buffer.alloc(10_000, n);
      }
    } finally {
      state.open--;
    }
  }
  async function* files() {
    for (const name of names) yield { name, bytes: bytes(name) };
    yield { name: 'index.csv', bytes: Buffer.from('Tệp;Đơn vị\n') };
  }
  return { state, files: files() };
}

test('files are packed one after the other, as they come', async () => {
  const { files, state } = filesOf(['ap-1/anh.jpg', 'ap-1/phim.mp4', 'ap-2/khac.bin']);
  const packed = unzip(Buffer.concat(await Array.fromAsync(zip(files))));
  expect([...packed.keys()]).toEqual(
    expect.arrayContaining(['ap-1/anh.jpg', 'ap-1/phim.mp4', 'ap-2/khac.bin', 'index.csv']),
  );
  const whole = Buffer.concat(Array.from({ length: 100 }, (_, n) => Buffer.alloc(10_000, n)));
  for (const name of ['ap-1/anh.jpg', 'ap-2/khac.bin'])
    expect(whole.equals(packed.get(name) ?? Buffer.alloc(0))).toBe(true);
  expect(Buffer.from(packed.get('index.csv') ?? []).toString()).toBe('Tệp;Đơn vị\n');
  expect([state.most, state.open]).toEqual([1, 0]);
});

test('a file that cannot be read to its end spoils the archive, and is said', async () => {
  const { files, state } = filesOf(['a.jpg', 'b.jpg'], (name, piece) => {
    if (name === 'b.jpg' && piece === 50) throw new Error('the disk is broken');
  });
  await expect(Array.fromAsync(zip(files))).rejects.toThrow('the disk is broken');
  expect(state.open).toBe(0);
});

test('whoever has had enough ends what is being read', async () => {
  const { files, state } = filesOf(['a.jpg', 'b.jpg', 'c.jpg']);
  for await (const _ of zip(files)) break;
  while (state.open > 0) await new Promise((resolve) => setImmediate(resolve));
  expect(state.given).toBeLessThan(1_000_000);
});
