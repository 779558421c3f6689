import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Target } from '../../../src/core/campaign/target.ts';
import type { Unit } from '../../../src/core/campaign/unit.ts';
import type { Counts, Figures } from '../../../src/core/report/figures.ts';
import { gapOf, percentOf, standingOf } from '../../../src/core/report/standing.ts';

const unit = (id: string, kind: string, denominators: Record<string, number>): Unit => ({
  id,
  commune: 'mau',
  kind,
  name: id,
  aliases: [],
  head: 'Trưởng thôn',
  denominators,
  sample: true,
});
const units = [
  unit('thon-1', 'thon', { adults: 100 }),
  unit('thon-2', 'thon', { adults: 57 }),
  unit('truong', 'truong', { staff: 20 }),
  unit('thon-3', 'thon', {}),
];

const counts = (perUnit: Record<string, number>, people: number): Counts => ({
  entries: (_, ids) =>
    Object.entries(perUnit).reduce((sum, [id, n]) => sum + (!ids || ids.has(id) ? n : 0), 0),
  verified: () => 0,
  people: () => people,
});
const figures = (during: Counts, before: Counts = counts({}, 0)): Figures => ({
  during: () => during,
  before: () => before,
});
const lists = figures(counts({ 'thon-1': 80, 'thon-2': 45, truong: 20 }, 130));

const share = (percent: number, comparator: '>' | '>=', more: object = {}) =>
  Target.parse({ id: 't', metric: 'm', kind: 'share', of: 'adults', percent, comparator, ...more });

describe('a share of a denominator', () => {
  test('"trên 80 %" of 100 needs 81, "80 %" needs 80', () => {
    expect(standingOf(share(80, '>'), units, lists, 'thon-1')).toMatchObject({
      have: 80,
      goal: 81,
      met: false,
    });
    expect(standingOf(share(80, '>='), units, lists, 'thon-1')).toMatchObject({
      have: 80,
      goal: 80,
      met: true,
    });
  });

  test('the commune as a whole counts people once; its units count their own rows', () => {
    expect(standingOf(share(80, '>='), units, lists).have).toBe(130);
    expect(standingOf(share(80, '>=', { unitKinds: ['thon'] }), units, lists).have).toBe(125);
  });

  test('units without the denominator are named, and not taken for zero', () => {
    const standing = standingOf(share(100, '>=', { unitKinds: ['thon'] }), units, lists);
    expect(standing).toMatchObject({ base: 157, goal: 157, unknown: ['thon-3'] });
    expect(standingOf(share(100, '>='), units, lists, 'thon-3')).toEqual({
      target: share(100, '>='),
      have: 0,
      unknown: ['thon-3'],
    });
  });

  test('the gap of thôn 2 is 12 of 57', () => {
    const standing = standingOf(share(100, '>='), units, lists, 'thon-2');
    expect([gapOf(standing), standing.goal, percentOf(standing)]).toEqual([12, 57, 78.9]);
  });

  test('the goal is the smallest whole number that satisfies the comparator', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 0, max: 1_000 }),
        fc.constantFrom('>' as const, '>=' as const),
        (base, permille, comparator) => {
          const one = [unit('u', 'thon', { adults: base })];
          const { goal } = standingOf(share(permille / 10, comparator), one, lists, 'u');
          const needed = BigInt(base) * BigInt(permille);
          const holds = (n: number) =>
            comparator === '>' ? BigInt(n) * 1_000n > needed : BigInt(n) * 1_000n >= needed;
          // "trên 100 %" cannot be met by more people than there are.
          if (comparator === '>' && permille === 1_000) return goal === base;
          return goal !== undefined && holds(goal) && (goal === 0 || !holds(goal - 1));
        },
      ),
    );
  });
});

describe('the other kinds of target', () => {
  test('an absolute number of the commune', () => {
    const target = Target.parse({ id: 't', metric: 'm', kind: 'count', count: 1_000 });
    expect(standingOf(target, units, lists)).toMatchObject({ have: 130, goal: 1_000, met: false });
    expect(standingOf(target, units, lists, 'thon-1').goal).toBeUndefined();
  });

  test('a quota of ten for each officer', () => {
    const target = Target.parse({
      id: 't',
      metric: 'm',
      kind: 'quota',
      count: 10,
      per: 'staff',
      unitKinds: ['truong'],
    });
    expect(standingOf(target, units, lists)).toMatchObject({ have: 20, base: 20, goal: 200, met: false });
  });

  test('what remained when the phase began', () => {
    const target = Target.parse({ id: 't', metric: 'm', kind: 'remaining', of: 'adults', percent: 100 });
    const later = figures(
      counts({ 'thon-1': 10, 'thon-2': 7 }, 17),
      counts({ 'thon-1': 80, 'thon-2': 50 }, 130),
    );
    expect(standingOf(target, units, later)).toMatchObject({ have: 17, base: 27, goal: 27, met: false });
  });
});
