import { expect, test } from 'vitest';
import { readHouseholds } from '../../src/core/survey/read-households.ts';

const COUNTS = ['phones', 'computers'];
const words = [
  { metric: 'phones', words: ['dien thoai', 'dt'] },
  { metric: 'computers', words: ['may tinh'] },
];
const read = (list: string) => readHouseholds(list, COUNTS, words);

test('households are read with words in any order, or bare numbers in the order of the plan', () => {
  const { good, bad } = read(
    'DANH SÁCH HỘ THÔN 1\nChủ hộ; Địa chỉ; Điện thoại; Máy tính\n1. Nguyễn Văn Thử, xóm Trên, 1 máy tính, 3 điện thoại\n2) Trần Thị Giả; xóm Dưới; 2; 0\nLê Văn Tạm | 4 | 1',
  );
  expect(bad).toEqual([]);
  expect(good).toEqual([
    { number: 1, name: 'Nguyễn Văn Thử', address: 'xóm Trên', counts: { computers: 1, phones: 3 } },
    { number: 2, name: 'Trần Thị Giả', address: 'xóm Dưới', counts: { phones: 2, computers: 0 } },
    { number: 3, name: 'Lê Văn Tạm', counts: { phones: 4, computers: 1 } },
  ]);
});

test('a household without a name, without a count or with too many people goes back by its number', () => {
  const { good, bad } = read('1. 2, 3\n2. Nguyễn Văn Thử, 2\n3. Trần Thị Giả, 200 điện thoại, 1 máy tính');
  expect(good).toEqual([]);
  expect(bad.map(({ number, because }) => [number, because.key])).toEqual([
    [1, 'survey.reason.name'],
    [2, 'survey.reason.missing'],
    [3, 'survey.reason.large'],
  ]);
});
