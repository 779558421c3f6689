import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../src/core/message/fold.ts';

test.each([
  ['Đã Xong', 'da xong'],
  ['ĐIỆN THOẠI', 'dien thoai'],
  ['\u00D0\u0189', 'dd'],
  ['  hai \t ba\u00A0bốn\n', 'hai ba bon'],
  ['②', '2'],
  ['ưởng Ơ Ư ă â', 'uong o u a a'],
])('%j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
  expect(fold(text.normalize('NFD'))).toBe(folded);
});

test('folding twice is folding once, and the form of Unicode makes no difference', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
    }),
    { numRuns: 500 },
  );
});
