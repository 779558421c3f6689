import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aboutCitizenId, type CitizenId, readCitizenId } from '../../../src/core/person/citizen-id.ts';
import { citizenIdProvinces } from '../../../src/core/person/citizen-id-provinces.ts';
import { spell } from './spell.ts';

const today = { year: 2026 };
const read = (text: string) => spell(readCitizenId(text, today));

describe('twelve digits', () => {
  test.each([
    '001099000001',
    '001 099 000 001',
    '001.099.000.001',
    '001-099-000-001',
    '001–099–000–001',
    ' 001099000001\n',
    '001\u00A0099\u200B000001',
    '００１０９９０００００１',
    '+001099000001',
    "'001099000001",
    'CCCD: 001099000001',
    'CCCD001099000001',
    'số của em là 001099000001 ạ',
  ])('are found in %j', (text) => {
    expect(read(text)).toBe('sure 001099000001');
  });

  test.each([
    ['a woman born in the last century', '001199000001'],
    ['a man born in this one', '001200000001'],
    ['a woman born in this one, this year', '001326000001'],
    ['the same number as on an old twelve-digit CMND', '038080000001'],
  ])('are taken for %s', (_, id) => {
    expect(read(id)).toBe(`sure ${id}`);
  });
});

describe('a number that cannot be', () => {
  test.each([
    ['', 'not-a-number'],
    ['em không nhớ', 'not-a-number'],
    ['123456789', 'old-card'],
    ['123 456 789', 'old-card'],
    ['1234567', 'length'],
    ['0010990000012', 'length'],
    ['07909900012', 'length'],
    ['0912345678', 'phone'],
    ['001099000001, 001199000001', 'one-at-a-time'],
    ['000000000000', 'made-up'],
    ['111111111111', 'made-up'],
    ['123456789012', 'made-up'],
    ['012345678901', 'made-up'],
    ['987654321098', 'made-up'],
    ['001499000001', 'century'],
    ['001599000001', 'century'],
    ['001999000001', 'century'],
    ['001227000001', 'future'],
    ['001327000001', 'future'],
    ['1499000001', 'length'],
  ])('%j is refused: %s', (text, reason) => {
    expect(read(text)).toBe(`no: ${reason}`);
  });

  test('the length that was counted is told', () => {
    expect(readCitizenId('0010990000', today)).toMatchObject({ because: { key: 'person.citizen-id.phone' } });
    expect(readCitizenId('00109900000123', today)).toMatchObject({ because: { params: { digits: 14 } } });
  });

  test('a year is the future until it has come', () => {
    expect(spell(readCitizenId('001227000001', { year: 2027 }))).toBe('sure 001227000001');
  });
});

describe('a number that looks odd is asked about, never refused', () => {
  test.each([
    ['333099000001', 'unknown-province? keep 333099000001'],
    ['079O99OOOOOI', 'letters? repaired 079099000001'],
    ['o7909900000l', 'letters? repaired 079099000001'],
    ['003099OOOOO1', 'letters + unknown-province? repaired 003099000001'],
  ])('%s', (text, reading) => {
    expect(read(text)).toBe(reading);
  });

  test.each([
    ['79099000001', '079099000001'],
    ['79 099 000 001', '079099000001'],
    ['1099000001', '001099000001'],
  ])('the zeros Excel drops are offered back: %s', (text, id) => {
    expect(read(text)).toBe(`zero-lost? restored ${id}`);
  });

  test('a zero is offered back even where the province is not known, with both reasons', () => {
    expect(read('99099000001')).toBe('zero-lost + unknown-province? restored 099099000001');
  });
});

test('a number tells province, sex and year of birth', () => {
  expect(aboutCitizenId('079099000001' as CitizenId)).toEqual({
    province: { code: '079', name: 'TP Hồ Chí Minh' },
    sex: 'male',
    birthYear: 1999,
  });
  expect(aboutCitizenId('333305000001' as CitizenId)).toEqual({
    province: { code: '333', name: undefined },
    sex: 'female',
    birthYear: 2005,
  });
});

test('there are 63 provinces, and each of their numbers is taken without a question', () => {
  expect(citizenIdProvinces.size).toBe(63);
  for (const code of citizenIdProvinces.keys())
    expect(read(`${code}099000001`)).toBe(`sure ${code}099000001`);
});

const province = fc.constantFrom(...citizenIdProvinces.keys());
const validId = fc
  .tuple(
    province,
    fc.constantFrom('0', '1'),
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 0, max: 999_999 }),
  )
  .map(
    ([code, sex, year, rest]) => code + sex + String(year).padStart(2, '0') + String(rest).padStart(6, '0'),
  );

test('separators never change the reading', () => {
  fc.assert(
    fc.property(
      validId,
      fc.array(fc.constantFrom('', ' ', '.', '-', '–', '\u00A0', '  '), { minLength: 11 }),
      (id, between) => {
        const typed = [...id]
          .map((digit, index) => digit + (index < 11 ? (between[index] ?? '') : ''))
          .join('');
        expect(readCitizenId(typed, today)).toEqual(readCitizenId(id, today));
      },
    ),
  );
});

test('what Excel made of a number is always offered back whole', () => {
  fc.assert(
    fc.property(validId, (id) => {
      const stored = String(Number(id));
      const expected = stored.length === 12 ? `sure ${id}` : `zero-lost? restored ${id}`;
      expect(read(stored)).toBe(expected);
    }),
  );
});

test('any text gets a reading, and every value in it is twelve digits', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'0123456789OlI .-+') }),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const reading = readCitizenId(text, today);
      const values =
        reading.verdict === 'sure'
          ? [reading.value]
          : reading.verdict === 'no'
            ? []
            : reading.readings.map(({ value }) => value);
      for (const value of values) expect(value).toMatch(/^\d{12}$/);
      expect(values.length > 0).toBe(reading.verdict !== 'no');
    }),
    { numRuns: 500 },
  );
});
