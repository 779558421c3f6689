import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress } from '../../../src/core/person/address.ts';
import { spell } from './spell.ts';

const read = (text: string) => spell(readAddress(text));

test.each([
  ['Thôn 3', 'Thôn 3'],
  ['Ấp 3', 'Ấp 3'],
  ['  Số 5,  thôn Thử ,xã Mẫu ', 'Số 5, thôn Thử ,xã Mẫu'],
  ['Số 5\nthôn Thử\n\nxã Mẫu\n', 'Số 5, thôn Thử, xã Mẫu'],
  ['thôn Thử, xã cũ Mẫu Hai', 'thôn Thử, xã cũ Mẫu Hai'],
])('%j is taken as %j', (text, address) => {
  expect(read(text)).toBe(`sure ${address}`);
});

test.each([
  ['', 'too-short'],
  ['5', 'too-short'],
  ['12/3', 'too-short'],
  ['ấp', 'too-short'],
  ['thôn Thử, 0912 345 678', 'number'],
  ['001099000001', 'number'],
  ['thôn Thử '.repeat(50), 'too-long'],
])('%j is refused: %s', (text, reason) => {
  expect(read(text)).toBe(`no: ${reason}`);
});

test('any text gets a reading, the same in NFC and NFD, and a reading of it changes nothing more', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'thônổ 3,\n;') })),
      (text) => {
        const reading = readAddress(text);
        expect(readAddress(text.normalize('NFD'))).toEqual(readAddress(text.normalize('NFC')));
        if (reading.verdict === 'sure') expect(readAddress(reading.value)).toEqual(reading);
      },
    ),
    { numRuns: 500 },
  );
});
