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

const readRows = (...rows: readonly (readonly string[])[]) => {
  const table = createReadTable();
  return rows.flatMap((cells, n) => {
    const { name, address, citizenId, schoolClass } = table.read({ number: n + 1, cells }) ?? {};
    return name === undefined ? [] : [[name, schoolClass ?? address ?? '', citizenId ?? '']];
  });
};

test('a sheet in a font of the time before Unicode is read, its headings too', () => {
  const [thu, my] = [
    ['Nguyễn Văn Thử', 'Thôn 3', '075085000001'],
    ['Điểu Thị Mý', 'Thôn 3', '075186000002'],
  ];
  expect(
    readRows(
      ['STT', 'Hä vµ tªn', '§Þa chØ', 'Sè CCCD'],
      ['1', 'NguyÔn V¨n Thö', 'Th«n 3', '075085000001'],
      ['2', '§iÓu ThÞ Mý', 'Th«n 3', '075186000002'],
    ),
  ).toEqual([thu, my]);
  expect(
    readRows(
      ['STT', 'Họ và tên', 'Địa chỉ', 'Số CCCD'],
      ['1', 'Nguyeãn Vaên Thöû', 'Thoân 3', '075085000001'],
    ),
  ).toEqual([thu]);
});

test('a row that is only a place or a class is a heading of those under it', () => {
  expect(
    readRows(
      ['STT', 'Họ và tên', 'Nơi ở', 'CCCD'],
      ['I', 'THÔN 3', '', ''],
      ['1', 'Nguyễn Văn Thử', '', '075085000001'],
      ['', 'Tổ 2', '', ''],
      ['2', 'Trần Thị Giả', '', '075190000002'],
      ['', 'Tổ 3', '', ''],
      ['3', 'Lê Văn Tạm', '', '075088000003'],
      ['THÔN 4 (2 người)', '', '', ''],
      ['1', 'Phạm Thị Nháp', 'Tổ 1', '075192000004'],
      ['2', 'Đỗ Văn Mẫu', '', '075070000005'],
      ['', 'LỚP 9A', '', ''],
      ['1', 'Bùi Thị Dụ', '', '075171000006'],
    ),
  ).toEqual([
    ['Nguyễn Văn Thử', 'THÔN 3', '075085000001'],
    ['Trần Thị Giả', 'Tổ 2, THÔN 3', '075190000002'],
    ['Lê Văn Tạm', 'Tổ 3, THÔN 3', '075088000003'],
    ['Phạm Thị Nháp', 'Tổ 1, THÔN 4', '075192000004'],
    ['Đỗ Văn Mẫu', 'THÔN 4', '075070000005'],
    ['Bùi Thị Dụ', '9A', '075171000006'],
  ]);
});

test('a second table on the sheet has columns of its own', () => {
  expect(
    readRows(
      ['STT', 'Họ tên', 'CCCD'],
      ['1', 'Nguyễn Văn Thử', '075085000001'],
      ['', '', ''],
      ['STT', 'Họ tên', 'Thôn', 'CCCD'],
      ['1', 'Trần Thị Giả', '2', '075190000002'],
    ),
  ).toEqual([
    ['Nguyễn Văn Thử', '', '075085000001'],
    ['Trần Thị Giả', 'Thôn 2', '075190000002'],
  ]);
});

test('a parent in a column of their own is no part of the pupil’s name', () => {
  expect(
    readRows(['STT', 'Họ tên học sinh', 'Lớp', 'Phụ huynh'], ['1', 'Nguyễn Văn Tạm', '9A', 'Nguyễn Văn Thử']),
  ).toEqual([['Nguyễn Văn Tạm', '9A', '']]);
});

test('numbers that a spreadsheet has made are read, and whose digits are gone are returned with what to do', () => {
  const judged = (citizenId: string) => {
    const table = createReadTable();
    table.read({ number: 1, cells: ['Họ tên', 'CCCD'] });
    const row = table.read({ number: 2, cells: ['Nguyễn Văn Thử', citizenId] });
    const { person, reasons } = judgeRow(row as NonNullable<typeof row>, {
      ...wanted,
      fields: [
        { field: 'name', optional: false },
        { field: 'citizen-id', optional: false },
      ],
    });
    return person.citizenId ?? reasons[0]?.key;
  };
  expect(['075085000001.0', '7.5085000001E+10', '7.5085E+10'].map(judged)).toEqual([
    '075085000001',
    '075085000001',
    'roster.reason.rounded',
  ]);
});
