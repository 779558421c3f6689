import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atClock, ClockTime, clockAt } from '../../../src/core/time/clock-time.ts';
import { day } from '../../../src/core/time/day.ts';
import { HOUR, type Instant, instant } from '../../../src/core/time/instant.ts';
import { afterQuiet, isQuiet, QuietHours } from '../../../src/core/time/quiet-hours.ts';

const HCM = 'Asia/Ho_Chi_Minh';

test.each([
  ['2025-12-24T20:59:59+07:00', '2025-12-24T20:59:59+07:00'],
  ['2025-12-24T21:00:00+07:00', '2025-12-25T07:00:00+07:00'],
  ['2025-12-24T23:59:59+07:00', '2025-12-25T07:00:00+07:00'],
  ['2025-12-25T00:00:00+07:00', '2025-12-25T07:00:00+07:00'],
  ['2025-12-25T06:59:59+07:00', '2025-12-25T07:00:00+07:00'],
  ['2025-12-25T07:00:00+07:00', '2025-12-25T07:00:00+07:00'],
])('what would be said at %s is said at %s', (at, then) => {
  expect(afterQuiet(instant(at), HCM)).toBe(instant(then));
});

test('quiet hours may lie inside one day, and may be none at all', () => {
  const noon = QuietHours.parse({ from: '11:30', until: '13:30' });
  expect(afterQuiet(instant('2025-12-24T12:00:00+07:00'), HCM, noon)).toBe(
    instant('2025-12-24T13:30:00+07:00'),
  );
  expect(isQuiet(instant('2025-12-24T23:00:00+07:00'), HCM, noon)).toBe(false);
  const never = QuietHours.parse({ from: '00:00', until: '00:00' });
  expect(isQuiet(instant('2025-12-24T00:00:00+07:00'), HCM, never)).toBe(false);
});

test('after the quiet hours it is never quiet, and never later than ten hours', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: instant('2023-01-01T00:00:00Z'), max: instant('2028-01-01T00:00:00Z') }),
      (at) => {
        const then = afterQuiet(at as Instant, HCM);
        expect(isQuiet(then, HCM)).toBe(false);
        expect(then - at).toBeGreaterThanOrEqual(0);
        expect(then - at).toBeLessThanOrEqual(10 * HOUR);
      },
    ),
  );
});

test('a clock shows the time that was asked for, and only real times are times', () => {
  const eight = ClockTime.parse('08:00');
  expect(atClock(day('2025-12-24'), eight, HCM)).toBe(instant('2025-12-24T08:00:00+07:00'));
  expect(clockAt(instant('2025-12-24T01:00:59Z'), HCM)).toBe('08:00');
  for (const text of ['8:00', '24:00', '08:60', '08h00', ''])
    expect(ClockTime.safeParse(text).success, text).toBe(false);
});
