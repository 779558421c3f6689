import { expect, test } from 'vitest';
import type { CitizenId } from '../../../src/core/person/citizen-id.ts';
import { warnAge, warnBirthYear, warnSex } from '../../../src/core/person/citizen-id-facts.ts';

const man1999 = '001099000001' as CitizenId;
const woman2012 = '001312000001' as CitizenId;

test('a declared sex that differs is warned about', () => {
  expect(warnSex(man1999, 'male')).toBeUndefined();
  expect(warnSex(man1999, 'female')?.key).toBe('person.citizen-id.other-sex');
  expect(warnSex(woman2012, 'female')).toBeUndefined();
});

test('a declared year of birth that differs is warned about, with both years', () => {
  expect(warnBirthYear(man1999, 1999)).toBeUndefined();
  expect(warnBirthYear(man1999, 1998)).toEqual({
    key: 'person.citizen-id.other-year',
    params: { year: '1999', declared: '1998' },
  });
});

test.each([
  [2025, 'person.citizen-id.too-young'],
  [2026, 'person.citizen-id.maybe-too-young'],
  [2027, undefined],
])('whether somebody born in 2012 is 14 in %i is known to within a year', (year, key) => {
  expect(warnAge(woman2012, { atLeast: 14, year })?.key).toBe(key);
});
