import { describe, expect, test } from 'vitest';
import { fromLegacy, looksLegacy } from '../../../src/core/roster/legacy.ts';

describe('text of the time before Unicode is read where that is certain', () => {
  test.each([
    ['Nguyeãn Vaên A', 'Nguyễn Văn A'],
    ['Traàn Thò Hoàng', 'Trần Thị Hồng'],
    ['Ñoã Thò Löông', 'Đỗ Thị Lương'],
    ['Hoaøng Thò Dieäu Huyeàn', 'Hoàng Thị Diệu Huyền'],
    ['NguyÔn V¨n An', 'Nguyễn Văn An'],
    ['TrÇn ThÞ B×nh', 'Trần Thị Bình'],
    ['Lª ThÞ H\u00AD\u00ACng', 'Lê Thị Hương'],
    ['Nguyá»…n VÄƒn TÃ½', 'Nguyễn Văn Tý'],
  ])('%s', (typed, meant) => {
    expect(fromLegacy(typed)).toBe(meant);
  });
});

describe('what is no such text stays as it is', () => {
  test.each([
    'Nguyễn Văn Hoà',
    'Hoà Thò',
    'Y Kbuôr',
    'H Bliă Ê Ban',
    'Lê Văn Tám',
    'José Müller',
    'Thạch Sa Rây',
    '',
  ])('%s', (typed) => {
    expect(fromLegacy(typed)).toBeUndefined();
  });
});

test('what is one, but cannot be read, is noticed', () => {
  expect(looksLegacy('Nguyeã Vaê Thöûñ')).toBe(true);
  expect(looksLegacy('Nguyễn Văn Thử')).toBe(false);
});
