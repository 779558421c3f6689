import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldName, nameKey } from '../../../src/core/person/name-key.ts';

describe('one name', () => {
  test.each([
    ['Hòa', 'Hoà'],
    ['Hòa', 'HOÀ'],
    ['Thúy', 'Thuý'],
    ['Hòe', 'Hoè'],
    ['Lý', 'Lí'],
    ['Mỹ', 'Mĩ'],
    ['Quý', 'Quí'],
    ['Đặng', '\u00D0ặng'],
    ['Đặng', '\u0189ẶNG'],
    ['Nguyễn  Văn Thử', 'nguyễn văn thử'],
    ["H'Hen Niê", 'H’Hen Niê'],
    ['Niê-Kdăm', 'Niê Kdăm'],
  ])('%s is %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
    expect(nameKey(one.normalize('NFD'))).toBe(nameKey(other.normalize('NFC')));
  });
});

describe('two names', () => {
  test.each([
    ['hòa', 'hóa'],
    ['Hoa', 'Hòa'],
    ['Thúy', 'Thúi'],
    ['Đan', 'Dan'],
    ['Tân', 'Tăn'],
    ['Y', 'I'],
    ['Huy', 'Hui'],
    ['Nguyễn Thử', 'Thử Nguyễn'],
  ])('%s is not %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });
});

test.each([
  ['Nguyễn Văn Đức', 'nguyen van duc'],
  ['ĐẶNG THỊ HÒA', 'dang thi hoa'],
  ['Lý Mỹ', 'ly my'],
  ["H'Hen Niê", 'h hen nie'],
])('%s is found by what is typed without marks: %s', (name, typed) => {
  expect(foldName(name)).toBe(foldName(typed));
});

test('the search key is in plain letters', () => {
  expect(foldName('Đặng Thị Thuý')).toBe('dang thi thuy');
});

test('where the tone mark stands in its syllable makes no difference', () => {
  const syllable = fc.tuple(
    fc.constantFrom('h', 'kh', 'ng'),
    fc.constantFrom('oa', 'oe', 'uy'),
    fc.constantFrom(...'\u0300\u0301\u0303\u0309\u0323'),
  );
  fc.assert(
    fc.property(syllable, ([start, [first = '', second = ''], tone]) => {
      expect(nameKey(start + first + tone + second)).toBe(nameKey(start + first + second + tone));
    }),
  );
});

test('the search key of a name does not depend on how its letters are put together', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'abdđeghiklmnoquvyăâêôơưáàảãạíìỉĩịýỳỷỹỵứừửữựĐÝ', 'qu', 'qư', 'y', ' '),
    maxLength: 8,
  });
  fc.assert(
    fc.property(word, (text) => {
      expect(foldName(text)).toBe(foldName(text.normalize('NFD')));
    }),
  );
});

test('keys of any text are the same in NFC and NFD', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(nameKey(text.normalize('NFD'))).toBe(nameKey(text.normalize('NFC')));
    }),
  );
});
