import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../src/core/message/fold.ts';
import { foldAny } from '../../../src/core/message/fold-any.ts';

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

test('the short way for Latin letters folds as the long one does', () => {
  const letters = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.integer({ min: 0, max: 0x24f }).map((code) => String.fromCharCode(code)) }),
    fc.string({ unit: fc.integer({ min: 0x1e00, max: 0x1f10 }).map((code) => String.fromCharCode(code)) }),
    fc.string({
      unit: fc.constantFrom('Đ', 'ð', 'İ', '´', 'ế', 'e\u0302\u0301', '\u0323', ' ', '\u00a0', 'Σ'),
    }),
  );
  fc.assert(
    fc.property(letters, (text) => {
      expect(fold(text)).toBe(foldAny(text).replace(/\s+/g, ' ').trim());
    }),
    { numRuns: 500 },
  );
});
