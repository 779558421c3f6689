import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { createBooks } from '../../../src/adapters/export/books.ts';
import type { BookCell } from '../../../src/ports/books.ts';

async function write(...rows: readonly (readonly BookCell[])[]): Promise<string> {
  const pieces: Uint8Array[] = [];
  const sheet = {
    name: 'x',
    columns: [{ title: 'Họ, tên', kind: 'text', width: 10 }] as const,
    rows: (async function* () {
      yield* rows;
    })(),
  };
  for await (const piece of createBooks().csv(sheet)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

test.each(['=HYPERLINK("http://x")', '+84912', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '＝1', ' =1', '\n=1'])(
  'what a spreadsheet would run is disarmed: %j',
  async (dangerous) => {
    const [, row] = parse(await write([dangerous]), { bom: true }) as string[][];
    expect(row?.[0]).toBe(`'${dangerous}`);
  },
);

test('figures stay figures, also those below 0, and blank is not 0', async () => {
  expect(await write([1, -2, 0, undefined, { formula: 'SUM(A1)', value: 3 }])).toBe(
    '\uFEFF"Họ, tên"\r\n1,-2,0,,3\r\n',
  );
});

test('a moment is written as people write it', async () => {
  const columns = [
    { title: 'Ghi lúc', kind: 'moment', width: 10 },
    { title: 'Hạn', kind: 'day', width: 10 },
  ] as const;
  const rows = (async function* () {
    yield [46_013.375, 46_013];
  })();
  const pieces: Uint8Array[] = [];
  for await (const piece of createBooks().csv({ name: 'x', columns, rows })) pieces.push(piece);
  expect(Buffer.concat(pieces).toString()).toContain('\r\n22/12/2025 09:00,22/12/2025\r\n');
});

test('commas, quotes and lines come back as they were', async () => {
  const said = 'Nhà "số 1", ngõ 2\nThôn 3';
  const [, row] = parse(await write([said, 'x']), { bom: true, relax_column_count: true }) as string[][];
  expect(row).toEqual([said, 'x']);
});
