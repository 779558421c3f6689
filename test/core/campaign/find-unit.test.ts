import { expect, test } from 'vitest';
import { findUnit } from '../../../src/core/campaign/find-unit.ts';

const units = [
  { id: 'thon-1', name: 'Thôn 1', aliases: ['Xuân Hòa'] },
  { id: 'thon-10', name: 'Thôn 10', aliases: [] },
  { id: 'th-kim-dong', name: 'Trường Tiểu học Kim Đồng', aliases: ['TH Kim Đồng'] },
  { id: 'thcs-kim-dong', name: 'Trường THCS Kim Đồng', aliases: [] },
];
const ids = (words: string) => {
  const found = findUnit(units, words);
  return 'unit' in found ? found.unit.id : found.candidates.map(({ id }) => id);
};

test.each([
  ['thon 1', 'thon-1'],
  ['THÔN 10', 'thon-10'],
  ['thon-10', 'thon-10'],
  ['xuan hoa', 'thon-1'],
  ['tieu hoc kim dong', 'th-kim-dong'],
])('%j is one unit', (words, id) => {
  expect(ids(words)).toBe(id);
});

test('words that fit two units are asked about', () => {
  expect(ids('kim đồng')).toEqual(['th-kim-dong', 'thcs-kim-dong']);
});

test('words that fit none bring those that share a word', () => {
  expect(ids('thôn 3')).toEqual(['thon-1', 'thon-10']);
  expect(ids('???')).toEqual([]);
});
