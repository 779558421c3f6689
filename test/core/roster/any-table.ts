import fc from 'fast-check';

/** Headings as lists have them, in any order, some of them twice, some that say nothing. */
const heading = fc.constantFrom(
  'STT',
  'Họ và tên',
  'Tên',
  'Địa chỉ',
  'Thôn',
  'CCCD',
  'Số định danh',
  'SĐT',
  'Biển số xe',
  'Ngày sinh',
  'Giới tính',
  'Lớp',
  'Kết quả',
  'Người hướng dẫn',
  'Ghi chú',
  'Đã cài VNeTraffic',
  '',
);

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

/** What stands in a cell: as it should, nearly so, or anything. */
const cell = fc.oneof(
  fc.constantFrom(
    'Nguyễn Văn Thử',
    'TRẦN THỊ GIẢ',
    'Lê  Văn Tạm',
    'Ông Phạm Văn Mẫu',
    'Hồ Văn Ạ',
    'Nguyễn Văn Thử '.normalize('NFD'),
    'Lý',
    'thôn 1',
    '3',
    '12a',
    'Tổ 2, thôn 3, xã Thử Nghiệm',
    'nt',
    '"',
    'như trên',
    'không có',
    'ko',
    'K',
    '-',
    'x',
    'đạt',
    'Nam',
    'nữ',
    '1',
    '01/02/1985',
    '1985',
    '2015',
    '60B1-123.45',
    '60A12345',
    '30M1-12345',
    '29MD112345',
    '51T11234',
    '0912345678',
    '912345678',
    '79199000001',
    '111111111111',
    '012345678901',
    'CCCD: 0751 9900 0001',
    'Tổng cộng: 5 người',
    'a | b',
    ' ',
    '',
  ),
  digits(12).map((number) => `0751${number.slice(4)}`),
  digits(12),
  digits(10),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'NguyễnVănThửAạ 0123-.|,đĐ\u00a0\u0301ñ'), maxLength: 20 }),
);

/** A table whose first row is its headings. */
export const anyTable = fc.array(heading, { minLength: 2, maxLength: 7 }).chain((more) => {
  const all: string[] = ['Họ và tên', 'CCCD', ...more];
  const row = fc.array(cell, { minLength: all.length - 1, maxLength: all.length + 1 });
  return fc.record({
    headings: fc.shuffledSubarray(all, { minLength: all.length }),
    rows: fc.array(row, { minLength: 1, maxLength: 12 }),
  });
});

/** A cell of it. */
export const anyCell = cell;
