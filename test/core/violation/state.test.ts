import { describe, expect, test } from 'vitest';
import { day } from '../../../src/core/time/day.ts';
import { DAY, instant, isoInstant } from '../../../src/core/time/instant.ts';
import { addWorkingHours, workingHoursBetween } from '../../../src/core/time/working-hours.ts';
import { canFollow, nextStates, TIP_STATES, type TipState } from '../../../src/core/violation/state.ts';
import { coarse, purgeAt } from '../../../src/core/violation/tip-clock.ts';
import { Violations } from '../../../src/core/violation/violations.ts';

const office = {
  timeZone: 'Asia/Ho_Chi_Minh',
  calendar: { holidays: new Map([[day('2026-01-01'), 'Tết']]), worked: new Set<never>() },
};

describe('hours of work', () => {
  test.each([
    ['2025-11-24T08:00:00+07:00', 2, '2025-11-24T03:00:00Z'],
    // Over noon, over a night, over a weekend, over a holiday.
    ['2025-11-24T10:30:00+07:00', 2, '2025-11-24T07:00:00Z'],
    ['2025-11-24T16:00:00+07:00', 2, '2025-11-25T01:30:00Z'],
    ['2025-11-28T20:00:00+07:00', 8, '2025-12-01T10:00:00Z'],
    ['2025-12-31T16:30:00+07:00', 1, '2026-01-02T01:00:00Z'],
  ])('%s and %i hours is %s', (since, hours, until) => {
    expect(isoInstant(addWorkingHours(instant(since), hours, office))).toBe(until);
  });

  test('what was added is between the two', () => {
    const since = instant('2025-11-28T15:00:00+07:00');
    for (const hours of [1, 8, 17, 80])
      expect(workingHoursBetween(since, addWorkingHours(since, hours, office), office)).toBe(hours);
  });
});

describe('states', () => {
  test('every tip can end, and nothing is decided before it is verified', () => {
    for (const state of TIP_STATES) {
      const reached = new Set([state]);
      for (const each of reached) for (const next of nextStates(each)) reached.add(next);
      expect(reached).toContain('closed');
    }
    expect(canFollow('received', 'acted-on')).toBe(false);
    expect(canFollow('received', 'closed')).toBe(false);
    expect(canFollow('acted-on', 'closed')).toBe(false);
  });

  test('each state has a clock after which everything goes; a closed tip goes after 90 days unless the plan says so', () => {
    const section = (keep?: object) =>
      Violations.parse({
        acts: [{ id: 'a', name: 'A' }],
        desk: 'd',
        bodies: [{ id: 'd', name: 'D' }],
        ...(keep && { keep }),
      });
    const since = instant('2025-01-01T00:00:00Z');
    const days = (of: Violations, state: TipState) => (purgeAt(of, state, since) - since) / DAY;
    expect(TIP_STATES.map((state) => days(section(), state))).toEqual([
      365, 365, 365, 365, 365, 365, 365, 90,
    ]);
    const own = section({ unverifiable: 60, closed: 30, open: 200 });
    expect([days(own, 'unverifiable'), days(own, 'closed'), days(own, 'verifying')]).toEqual([60, 30, 200]);
  });

  test('a stored moment tells the hour only', () => {
    expect(isoInstant(coarse(instant('2025-11-25T15:59:59+07:00')))).toBe('2025-11-25T08:00:00Z');
  });
});
