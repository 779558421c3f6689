import { expect, test } from 'vitest';
import { foundAt } from '../../../src/core/incident/found-at.ts';
import { dueOf, hoursLeft, nextLook } from '../../../src/core/incident/incident.ts';
import { HOUR, instant, isoInstant, later } from '../../../src/core/time/instant.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const FOUND = instant('2025-12-21T17:00:00+07:00');

test('the authority is told within 72 hours from when it was found out, weekends and nights included', () => {
  expect(isoInstant(dueOf(FOUND))).toBe('2025-12-24T10:00:00Z');
  expect(hoursLeft(FOUND, FOUND)).toBe(72);
  expect(hoursLeft(FOUND, later(FOUND, 71 * HOUR + 1))).toBe(0);
  expect(hoursLeft(FOUND, later(FOUND, 80 * HOUR))).toBe(-8);
});

test('those in charge are reminded a day after, two days, six hours before, and when it is too late', () => {
  const looks = [0, 24, 47, 48, 66, 71, 72, 200].map((hours) => nextLook(FOUND, later(FOUND, hours * HOUR)));
  const hours = looks.map((look) => (look === undefined ? undefined : (look - FOUND) / HOUR));
  expect(hours).toEqual([24, 48, 48, 66, 72, 72, undefined, undefined]);
});

test.each([
  ['21/12/2025 17:00', '2025-12-21T17:00:00+07:00'],
  // Nobody knows the hour: the clock begins as early as it can have been.
  ['21/12/2025', '2025-12-21T00:00:00+07:00'],
  ['21/12/2025 13:00–18:00', '2025-12-21T13:00:00+07:00'],
  ['chịu, không nhớ', '2025-12-22T08:00:00+07:00'],
  ['23/12/2025 17:00', '2025-12-22T08:00:00+07:00'],
])('what was found out %j counts from %s', (shown, at) => {
  expect(foundAt(shown, ZONE, instant('2025-12-22T08:00:00+07:00'))).toBe(instant(at));
});
