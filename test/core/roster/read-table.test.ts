import { expect, test } from 'vitest';
import { judgeRow } from '../../../src/core/roster/judge.ts';
import { patchRow } from '../../../src/core/roster/patch.ts';
import { createReadTable } from '../../../src/core/roster/read-table.ts';
import { wanted } from './judged.ts';

const HEADINGS = { number: 1, cells: ['STT', 'Họ và tên', 'Địa chỉ', 'Ghi chú'] };

function readAll(rows: readonly { cells: readonly string[]; formulas?: readonly number[] }[]) {
  const table = createReadTable();
  table.read(HEADINGS);
  return rows.flatMap((row, n) => table.read({ number: n + 2, ...row }) ?? []);
}

test('a formula that numbers the rows, or stands where nothing is read, harms nobody', () => {
  const [row] = readAll([{ cells: ['1', 'Nguyễn Văn Thử', 'thôn 1', 'x'], formulas: [0, 3] }]);
  expect(row && judgeRow(row, wanted)).toMatchObject({ number: 2, verdict: 'accepted' });
});

test('a row whose value is worked out is returned by its cell, the others are taken', () => {
  const rows = readAll([
    { cells: ['1', 'Nguyễn Văn Thử', 'thôn 1', ''], formulas: [1] },
    { cells: ['2', 'Trần Thị Giả', 'thôn 1', ''] },
  ]).map((row) => judgeRow(row, wanted));
  expect(rows.map(({ verdict }) => verdict)).toEqual(['rejected', 'accepted']);
  expect(rows[0]?.reasons).toEqual([{ key: 'roster.reason.formula', params: { cell: 'B2' } }]);
});

test('typed anew it is a row like any other', () => {
  const [row] = readAll([{ cells: ['1', 'Nguyễn Văn Thử', 'thôn 1', ''], formulas: [1] }]);
  const typed = row && patchRow(row, 'Nguyễn Văn Thử');
  expect(typed && judgeRow(typed, wanted).verdict).toBe('accepted');
});

test('"nt" and a pair of strokes stand for the place of the row above', () => {
  const rows = readAll(
    ['thôn 1', 'nt', '"', 'thôn 2', 'như trên'].map((place, n) => ({
      cells: [`${n + 1}`, 'Nguyễn Văn Thử', place, ''],
    })),
  );
  expect(rows.map(({ address }) => address)).toEqual(['thôn 1', 'thôn 1', 'thôn 1', 'thôn 2', 'thôn 2']);
});
