import { expect, test } from 'vitest';
import { compareNames } from '../../../src/core/person/name-order.ts';

test('people stand in order of given name, then family name, then middle names', () => {
  const names = ['Trần Văn An', 'Nguyễn Thị Bình', 'Nguyễn Văn An', 'Nguyễn Thị An', 'Lê Văn Bình'];
  expect(names.sort(compareNames)).toEqual([
    'Nguyễn Thị An',
    'Nguyễn Văn An',
    'Trần Văn An',
    'Lê Văn Bình',
    'Nguyễn Thị Bình',
  ]);
});

test('the alphabet is the Vietnamese one', () => {
  const order = ['An', 'Ăn', 'Ân', 'Dân', 'Đan', 'Em', 'Êm', 'On', 'Ôn', 'Ơn', 'Un', 'Ưn'];
  expect([...order].reverse().sort(compareNames)).toEqual(order);
});

test('the form of Unicode makes no difference', () => {
  expect(compareNames('Nguyễn Đức'.normalize('NFD'), 'Nguyễn Đức')).toBe(0);
});
