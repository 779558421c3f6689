import { describe, expect, test } from 'vitest';
import { Target } from '../../../src/core/campaign/target.ts';
import type { UnitLine } from '../../../src/core/report/board.ts';
import { rankUnits } from '../../../src/core/report/ranking.ts';

const target = Target.parse({
  id: 't',
  metric: 'm',
  kind: 'share',
  of: 'adults',
  percent: 100,
  comparator: '>=',
});

/** `have` undefined: the unit has neither recorded nor filed anything. */
function line(id: string, have: number | undefined, goal: number): UnitLine {
  return {
    unit: {
      id,
      commune: 'mau',
      kind: 'thon',
      name: id,
      aliases: [],
      head: 'Trưởng thôn',
      denominators: {},
      sample: true,
    },
    entries: new Map([['m', have]]),
    recent: new Map(),
    standings: [{ target, have: have ?? 0, goal, unknown: [] }],
    duties: [],
    counts: { 'on-time': 0, late: 0, overdue: 0, open: 0 },
    state: 'open',
  };
}

const places = (...lines: readonly UnitLine[]) =>
  rankUnits({ units: lines }).ranked.map(({ unit, place, shared }) => [unit.id, place, shared]);

describe('the ranking of units', () => {
  test('equal shares have one place, and the place after them is left out', () => {
    expect(places(line('a', 5, 10), line('b', 10, 20), line('c', 9, 10), line('d', 1, 10))).toEqual([
      ['c', 1, false],
      ['a', 2, true],
      ['b', 2, true],
      ['d', 4, false],
    ]);
  });

  test('whoever has said nothing, or reached nothing, has no place', () => {
    const ranking = rankUnits({ units: [line('a', undefined, 10), line('b', 0, 10), line('c', 0, 0)] });
    expect(ranking.ranked).toEqual([]);
    expect(ranking.silent.map(({ unit }) => unit.id)).toEqual(['a']);
    expect(ranking.begun.map(({ unit }) => unit.id)).toEqual(['c', 'b']);
  });

  test('more than was asked is more than all that was asked', () => {
    expect(places(line('a', 10, 10), line('b', 12, 10))).toEqual([
      ['b', 1, false],
      ['a', 2, false],
    ]);
  });
});
