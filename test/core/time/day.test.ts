import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  Day,
  day,
  dayOf,
  daysBetween,
  endOf,
  startOf,
  weekdayOf,
} from '../../../src/core/time/day.ts';
import { type Instant, instant, isoInstant, later } from '../../../src/core/time/instant.ts';

const HCM = 'Asia/Ho_Chi_Minh';

test('a day in Viet Nam begins seven hours before it does in Greenwich', () => {
  expect(isoInstant(startOf(day('2025-12-31'), HCM))).toBe('2025-12-30T17:00:00Z');
  expect(isoInstant(endOf(day('2025-12-31'), HCM))).toBe('2025-12-31T17:00:00Z');
});

test('the last millisecond of a day still belongs to it, the next one does not', () => {
  const end = endOf(day('2025-12-31'), HCM);
  expect(dayOf(later(end, -1), HCM)).toBe('2025-12-31');
  expect(dayOf(end, HCM)).toBe('2026-01-01');
});

test('a day has 23 or 25 hours where clocks are moved', () => {
  const lengthOf = (iso: string): number =>
    (endOf(day(iso), 'Europe/Berlin') - startOf(day(iso), 'Europe/Berlin')) / 3_600_000;
  expect([lengthOf('2025-03-30'), lengthOf('2025-10-26'), lengthOf('2025-07-01')]).toEqual([23, 25, 24]);
});

test('only days that exist are days', () => {
  const good = (text: string): boolean => Day.safeParse(text).success;
  expect(good('2024-02-29')).toBe(true);
  for (const text of [
    '2023-02-29',
    '2023-13-01',
    '2023-4-25',
    '25/04/2023',
    '2023-04-25T00:00',
    '',
    '+002023-04-25',
  ])
    expect(good(text), text).toBe(false);
});

test('a month after 31 January is the last day of February', () => {
  expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
  expect(addMonths(day('2023-10-27'), 24)).toBe('2025-10-27');
});

test('days are counted and named', () => {
  expect(daysBetween(day('2025-12-18'), day('2025-12-31'))).toBe(13);
  expect(daysBetween(day('2025-12-31'), day('2025-12-18'))).toBe(-13);
  expect(weekdayOf(day('2025-11-24'))).toBe(1);
  expect(weekdayOf(day('2023-11-05'))).toBe(7);
});

test('every instant lies inside its own day, and days follow one another', () => {
  const zones = fc.constantFrom(HCM, 'UTC', 'America/New_York', 'Pacific/Kiritimati');
  const instants = fc.integer({ min: instant('2023-01-01T00:00:00Z'), max: instant('2028-01-01T00:00:00Z') });
  fc.assert(
    fc.property(instants, zones, (at, zone) => {
      const today = dayOf(at as Instant, zone);
      expect(startOf(today, zone)).toBeLessThanOrEqual(at);
      expect(endOf(today, zone)).toBeGreaterThan(at);
      expect(startOf(addDays(today, 1), zone)).toBe(endOf(today, zone));
    }),
  );
});
