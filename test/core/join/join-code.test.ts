import { expect, test } from 'vitest';
import { isBareCode, readJoinCode, showJoinCode } from '../../../src/core/join/join-code.ts';

test.each([
  ['ABCDEFGH', 'ABCDEFGH'],
  ['ABCD-EFGH', 'ABCDEFGH'],
  ['abcd efgh', 'ABCDEFGH'],
  ['abcd – efgh', 'ABCDEFGH'],
  ['mã ABCD-EFGH ạ', 'ABCDEFGH'],
  ['zalo 2345 6789', '23456789'],
  ['ＡＢＣＤ-ＥＦＧＨ', 'ABCDEFGH'],
])('%j holds a code', (text, code) => {
  expect(readJoinCode(text)).toBe(code);
});

test.each(['', 'zalo', 'ABCD', 'ABCDE-FGHJK', 'ABCD-EFG0', 'ABCD-EFGI', 'ABCD EFGHJ', 'liên kết'])(
  '%j holds none',
  (text) => {
    expect(readJoinCode(text)).toBeUndefined();
  },
);

test('a code that is shown can be read', () => {
  expect(readJoinCode(showJoinCode('23AZWXYB'))).toBe('23AZWXYB');
});

test.each([
  ['ABCD-EFGH', true],
  [' abcd-efgh ', true],
  ['ABCD EFGH', false],
  ['ABCDEFGH', false],
  ['mã ABCD-EFGH', false],
  ['2345-6789', true],
  ['29H2-2345', false],
  ['0912-3456', false],
])('%j alone is a code: %s', (text, is) => {
  expect(isBareCode(text)).toBe(is);
});
