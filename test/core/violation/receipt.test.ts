import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Receipt, readReceipt, showReceipt, toReceipt } from '../../../src/core/violation/receipt.ts';

const digits = fc.stringMatching(/^\d{15}$/);

test('a receipt is read back as it is shown, whatever stands between its figures', () => {
  fc.assert(
    fc.property(digits, fc.constantFrom(' ', '-', '.', ''), (random, gap) => {
      const receipt = toReceipt(random);
      expect(readReceipt(`mã: ${showReceipt(receipt).replaceAll(' ', gap)} ạ`)).toBe(receipt);
    }),
    { numRuns: 100 },
  );
});

test('every wrong figure and every swap of two neighbours is found', () => {
  fc.assert(
    fc.property(digits, fc.nat(15), fc.integer({ min: 1, max: 9 }), (random, place, by) => {
      const receipt = [...toReceipt(random)];
      const slip = receipt.with(place, String((Number(receipt[place]) + by) % 10)).join('');
      expect(readReceipt(slip)).toBe('wrong');
      const [a = '', b = ''] = [receipt[place], receipt[place + 1]];
      if (b === '' || a === b) return;
      expect(
        readReceipt(
          receipt
            .with(place, b)
            .with(place + 1, a)
            .join(''),
        ),
      ).toBe('wrong');
    }),
    { numRuns: 200 },
  );
});

test('one that is too short or too long is wrong, and a text without one has none', () => {
  const receipt: Receipt = toReceipt('123456789012345');
  expect(readReceipt(receipt.slice(1))).toBe('wrong');
  expect(readReceipt(`${receipt}1`)).toBe('wrong');
  expect(readReceipt('tôi quên mã rồi, gọi 0900000001')).toBe('none');
});
