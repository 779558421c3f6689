import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskAddress, maskCitizenId, maskPhone, maskPlate } from '../../../src/core/person/mask.ts';

test('a citizen ID shows its first three and last four digits', () => {
  expect(maskCitizenId('079099000123')).toBe('079*****0123');
});

test.each([
  ['+84912345678', '0912***678'],
  ['+842373123456', '0237****456'],
])('a phone number shows prefix and end: %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});

test.each([
  ['36B1-123.45', '36B1-***.45'],
  ['30A-123.45', '30A-***.45'],
  ['29A-1234', '29A-**34'],
  ['29MĐ1-123.45', '29MĐ1-***.45'],
  ['80-441-NG-02', '80-***-**-02'],
  ['TM-12-34', 'TM-**-34'],
  ['51T11234', '51T***34'],
])('a plate shows place, series and end: %s', (plate, masked) => {
  expect(maskPlate(plate)).toBe(masked);
});

test.each([
  ['Số 5, thôn 2, xã Thử Nghiệm', '***, xã Thử Nghiệm'],
  ['thôn Thử', '***'],
  ['thôn Thử, ', '***'],
  ['thôn Thử, 0912345678', '***, **********'],
])('an address shows its last part without numbers: %s', (address, masked) => {
  expect(maskAddress(address)).toBe(masked);
});

test('no mask ever shows more of a text than it would of a proper value, however short or odd it is', () => {
  const masks = [
    { mask: maskCitizenId, most: 7 },
    { mask: maskPhone, most: 7 },
    { mask: maskPlate, most: 7 },
  ];
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'0123456789AB-. ') })),
      (text) => {
        for (const { mask, most } of masks) {
          const letters = [...mask(text)].filter((letter) => !'*.- '.includes(letter));
          expect(letters.length).toBeLessThanOrEqual(most);
          if (/[^*.\- ]/.test(text)) expect(mask(text)).toContain('*');
          expect(mask(text).isWellFormed()).toBe(true);
        }
        expect(maskAddress(text).replace(/^\*\*\*/, '')).not.toMatch(/\p{N}/u);
      },
    ),
    { numRuns: 500 },
  );
});
