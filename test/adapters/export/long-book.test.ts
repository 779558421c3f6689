import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { createBooks } from '../../../src/adapters/export/books.ts';
import type { BookCell, LongSheet } from '../../../src/ports/books.ts';

const { stream } = createBooks();
const sheet = (rows: LongSheet['rows']): LongSheet => ({
  name: 'Danh sách',
  columns: [
    { title: 'STT', kind: 'number', width: 6 },
    { title: 'Số CCCD', kind: 'text', width: 16 },
    { title: 'Địa chỉ', kind: 'text', width: 40 },
  ],
  rows,
});

async function* made(count: number, onEnd = () => {}): AsyncIterable<readonly BookCell[]> {
  try {
    for (let n = 1; n <= count; n++)
      yield [n, String(n).padStart(12, '0'), n % 2 === 0 ? undefined : `Nhà ${n}`];
  } finally {
    onEnd();
  }
}

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

test('every row of a long list is in the workbook, text as text and blank as blank', async () => {
  const book = read(await gather(stream(sheet(made(2_345)))));
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets['Danh sách'] ?? {}, { header: 1 });
  expect(rows.length).toBe(1 + 2_345);
  expect(rows[0]).toEqual(['STT', 'Số CCCD', 'Địa chỉ']);
  expect(rows[1_001]).toEqual([1_001, '000000001001', 'Nhà 1001']);
  expect(rows[2_344]).toEqual([2_344, '000000002344']);
});

test('a list of nobody has its header', async () => {
  const book = read(await gather(stream(sheet(made(0)))));
  expect(utils.sheet_to_json(book.Sheets['Danh sách'] ?? {}, { header: 1 })).toEqual([
    ['STT', 'Số CCCD', 'Địa chỉ'],
  ]);
});

test('rows that cannot be read break the file off with their own error', async () => {
  const broken = async function* () {
    yield* made(700);
    throw new Error('the database is away');
  };
  await expect(gather(stream(sheet(broken())))).rejects.toThrow('the database is away');
});

test('whoever does not want the rest ends the reading too', async () => {
  let ended = false;
  const pieces = stream(
    sheet(
      made(100_000, () => {
        ended = true;
      }),
    ),
  );
  for await (const _ of pieces) break;
  expect(ended).toBe(true);
});
