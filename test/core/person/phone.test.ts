import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialled, readPhone } from '../../../src/core/person/phone.ts';
import { spell } from './spell.ts';

const read = (text: string) => spell(readPhone(text));

describe('a mobile number', () => {
  test.each([
    '0912345678',
    '0912.345.678',
    '0912 345 678',
    '091-234-5678',
    '0912.345678',
    '(091) 2345678',
    '84912345678',
    '+84912345678',
    '+84 912 345 678',
    '+84 (0) 912 345 678',
    '0084912345678',
    '０９１２３４５６７８',
    'SĐT: 0912345678',
    'sdt0912345678 ạ',
  ])('%j becomes E.164', (text) => {
    expect(read(text)).toBe('sure +84912345678');
  });

  test('every known prefix, and no other, is taken without a question', () => {
    const prefixes = Array.from({ length: 80 }, (_, index) => String(index + 20)).filter(
      (prefix) => readPhone(`0${prefix}1234567`).verdict === 'sure',
    );
    expect(prefixes.join(' ')).toBe(
      '32 33 34 35 36 37 38 39 52 55 56 58 59 70 76 77 78 79 81 82 83 84 85 86 87 88 89 90 91 92 93 94 96 97 98 99',
    );
  });

  test.each([
    ['0311234567', 'unknown-prefix? keep +84311234567'],
    ['0951234567', 'unknown-prefix? keep +84951234567'],
    ['912345678', 'zero-lost? restored +84912345678'],
    ['O912345678', 'letters? repaired +84912345678'],
    ['0311234S67', undefined],
    ['O3112345I7', 'letters + unknown-prefix? keep +84311234517'],
    ['91234567l', 'letters + zero-lost? restored +84912345671'],
  ])('%s is asked about', (text, reading) => {
    expect(read(text)).toBe(reading ?? 'no: length');
  });
});

describe('a landline', () => {
  test.each([
    ['0237.3123.456', '+842373123456'],
    ['0260.312.3456', '+842603123456'],
    ['0237-3123456', '+842373123456'],
    ['024 3123 4567', '+842431234567'],
    ['(028) 31234567', '+842831234567'],
    ['+84 24 3123 4567', '+842431234567'],
  ])('%s', (text, phone) => {
    expect(read(text)).toBe(`sure ${phone}`);
  });

  test('a lost zero is offered back', () => {
    expect(read('2373123456')).toBe('zero-lost? restored +842373123456');
  });
});

describe('eleven digits beginning 01 died in 2018', () => {
  test.each([
    ['01201234567', '+84701234567'],
    ['01231234567', '+84831234567'],
    ['01691234567', '+84391234567'],
    ['01881234567', '+84581234567'],
    ['01991234567', '+84591234567'],
    ['+84 169 123 4567', '+84391234567'],
  ])('%s is never kept; what it became is offered', (text, phone) => {
    expect(read(text)).toBe(`renumbered? renewed ${phone}`);
  });

  test('one that became nothing is refused', () => {
    expect(read('01111234567')).toBe('no: died');
  });
});

test.each([
  ['', 'not-a-number'],
  ['không có', 'not-a-number'],
  ['113', 'not-a-number'],
  ['19001234', 'length'],
  ['091234567', 'length'],
  ['09123456789', 'length'],
  ['079099000123', 'length'],
  ['+84 912', 'not-a-number'],
  ['+84 9123456', 'length'],
])('%j is refused: %s', (text, reason) => {
  expect(read(text)).toBe(`no: ${reason}`);
});

test('a foreign number is asked about', () => {
  expect(read('+1 202 555 0123')).toBe('foreign? keep +12025550123');
  expect(read('0012025550123')).toBe('foreign? keep +12025550123');
});

test('two numbers are offered for choice, one number twice is one', () => {
  expect(read('0912345678 / 0987654321')).toBe('several? number-1 +84912345678 | number-2 +84987654321');
  expect(read('0912345678, +84912345678')).toBe('sure +84912345678');
});

test('a number is dialled with its zero; a foreign one as it is', () => {
  expect(dialled('+84912345678')).toBe('0912345678');
  expect(dialled('+12025550123')).toBe('+12025550123');
});

const mobile = fc
  .tuple(fc.constantFrom('32', '59', '70', '87', '91'), fc.stringMatching(/^\d{7}$/))
  .map((parts) => `0${parts.join('')}`);

test('separators, in any grouping, never change the reading', () => {
  fc.assert(
    fc.property(
      mobile,
      fc.array(fc.constantFrom('', ' ', '.', '-', '–', ') ', '\u00A0'), { minLength: 9 }),
      (phone, between) => {
        const typed = [...phone]
          .map((digit, index) => digit + (index < 9 ? (between[index] ?? '') : ''))
          .join('');
        expect(read(typed)).toBe(`sure +84${phone.slice(1)}`);
      },
    ),
  );
});

test('any text gets a reading, and every value in it is E.164', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'0123456789OlI .-+()/') }),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const reading = readPhone(text);
      const values =
        reading.verdict === 'sure'
          ? [reading.value]
          : reading.verdict === 'no'
            ? []
            : reading.readings.map(({ value }) => value);
      for (const value of values) expect(value).toMatch(/^\+[1-9]\d{7,14}$/);
    }),
    { numRuns: 500 },
  );
});
