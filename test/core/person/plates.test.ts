import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plate } from '../../../src/core/person/plate.ts';
import { platePlaces } from '../../../src/core/person/plate-provinces.ts';
import { readPlates } from '../../../src/core/person/plates.ts';
import { spell } from './spell.ts';

const show = (plates: readonly Plate[]) => plates.map(({ display }) => display).join(', ');
const read = (text: string) => spell(readPlates(text), show);

describe('several plates', () => {
  test.each([
    '30A-123.45, 36-B1 123.45',
    '30A-123.45; 36-B1 123.45;',
    '30A-123.45\n36-B1 123.45\r\n',
    '30A-123.45 và 36-B1 123.45',
    '30A-123.45 va 36-B1 123.45',
    '30A-123.45 & 36-B1 123.45',
    '1. 30A-123.45\n2. 36-B1 123.45',
    '- 30A-123.45\n- 36-B1 123.45',
    'ô tô 30A12345, xe máy 36B112345',
    '30A-123,45,36-B1 123,45',
    '30A-12345 36B1-12345',
    '30A-123.45, 30A 123.45, 36-B1 123.45',
  ])('%j', (text) => {
    expect(read(text)).toBe('sure 30A-123.45, 36B1-123.45');
  });

  test('a car and a motorbike of the same signs are two vehicles', () => {
    expect(read('51T-112.34, 51T1-1234')).toBe('sure 51T-112.34, 51T1-1234');
  });

  test('one that can be read in two ways gives two lists', () => {
    expect(read('36-B1 123.45, 51T11234')).toBe(
      'car-or-motorbike? list-1 36B1-123.45, 51T-112.34 | list-2 36B1-123.45, 51T1-1234',
    );
  });

  test('too many ways are cut down to all cars or all motorbikes', () => {
    expect(read('51T11234, 51T11235, 51T11236')).toBe(
      'car-or-motorbike + car-or-motorbike + car-or-motorbike? ' +
        'list-1 51T-112.34, 51T-112.35, 51T-112.36 | list-2 51T1-1234, 51T1-1235, 51T1-1236',
    );
  });

  test('one that is no plate at all stops the list', () => {
    expect(read('30A-123.45, 0912345678')).toBe('no: other-number');
  });

  test('a pasted list is refused', () => {
    expect(read('30A-123.45, '.repeat(20))).toBe('sure 30A-123.45');
    expect(read('30A-123.45, '.repeat(21))).toBe('no: too-many');
  });

  test('one plate in doubt keeps its own readings', () => {
    expect(read('51T11234')).toBe('car-or-motorbike? car 51T-112.34 | motorbike 51T1-1234');
  });
});

test.each([
  'không',
  'Không có xe',
  'KHÔNG CÓ XE Ạ',
  'khong co xe',
  'dạ em không có xe máy',
  'ko có',
  'k',
  'không đi xe',
  'chưa có xe',
  'không có biển số',
  'nhà em không có phương tiện gì',
  'không có xe nào cả.',
  '0',
  '0 xe',
  'no vehicle',
  'none',
])('%j is an answer: no plates', (text) => {
  expect(read(text)).toBe('sure');
  expect(read(text.normalize('NFD'))).toBe('sure');
});

test.each(['không nhớ', 'không biết', ',;', ''])('%j is not "no vehicle"', (text) => {
  expect(read(text)).toBe('no: none');
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const letter = fc.constantFrom(...'ABCDEFGHKLMNPSTUVXYZ');
const place = fc.constantFrom(...platePlaces.keys());
const number = fc.tuple(digits(3), digits(2)).map((parts) => parts.join('.'));
const car = fc.tuple(place, letter, number).map(([code, series, rest]) => `${code}${series}-${rest}`);
const motorbike = fc
  .tuple(place, letter, fc.constantFrom(...'123456789'), number)
  .map(([code, series, digit, rest]) => `${code}${series}${digit}-${rest}`);
const plates = fc.uniqueArray(fc.oneof(car, motorbike), { minLength: 1, maxLength: 4 });

test('what is displayed reads back as itself, in any list, case and form of Unicode', () => {
  fc.assert(
    fc.property(plates, fc.constantFrom(', ', '; ', '\n', ' và ', ' '), (list, between) => {
      const text = list.join(between);
      for (const typed of [
        text,
        text.toLowerCase(),
        text.normalize('NFD'),
        ` ${text.replaceAll('-', '–')} `,
      ]) {
        expect(read(typed)).toBe(`sure ${list.join(', ')}`);
      }
    }),
  );
});

test('spaces for the other separators do not change the reading', () => {
  fc.assert(
    fc.property(fc.oneof(car, motorbike), (plate) => {
      expect(read(plate.replace(/[-.]/g, ' '))).toBe(`sure ${plate}`);
    }),
  );
});

test('a bare plate is read like one that came with a sign nobody sees', () => {
  const signs = fc.string({
    unit: fc.constantFrom('30A', '51T', '29MD', '1', '2', '3', '-', '.', 'Z'),
    maxLength: 12,
  });
  fc.assert(
    fc.property(signs, (text) => {
      expect(spell(readPlates(text), show)).toBe(spell(readPlates(`${text}\u200b`), show));
    }),
  );
});

test('any text gets a reading, and the same one in NFC and NFD', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'0123456789ABĐMOIđ -.,;'), maxLength: 40 }),
    fc.string({ unit: fc.constantFrom('không ', 'có ', 'xe ', '30A', '12345', '51T1', 'và ', '\n', ',') }),
  );
  fc.assert(
    fc.property(anything, (text) => {
      expect(spell(readPlates(text.normalize('NFD')), show)).toBe(
        spell(readPlates(text.normalize('NFC')), show),
      );
    }),
    { numRuns: 500 },
  );
});
