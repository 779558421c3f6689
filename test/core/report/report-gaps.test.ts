import { expect, test } from 'vitest';
import { Report } from '../../../src/core/campaign/report.ts';
import { type Given, gapsOf, hasGaps } from '../../../src/core/report/report-gaps.ts';

const report = (change: object = {}) =>
  Report.parse({
    id: 'r',
    title: 'Báo cáo tháng',
    kind: 'figures',
    to: 'x',
    due: [],
    counts: ['a', 'b'],
    evidence: ['photo', 'list'],
    ...change,
  });
const given = (change: Partial<Given> = {}): Given => ({
  counts: new Map(),
  listed: () => 0,
  evidence: new Set(),
  hasList: false,
  ...change,
});

test('what the plan asks and nobody gave is missing; 0 is given, blank is not', () => {
  expect(gapsOf(report(), false, given({ counts: new Map([['a', 0]]) }))).toEqual({
    counts: ['b'],
    mismatches: [],
    evidence: ['photo'],
  });
});

test('where the numbers follow from the list they need not be given, and must agree when they are', () => {
  const follows = report({ countsFollowList: true });
  const lists = { hasList: true, listed: (metric: string) => (metric === 'a' ? 3 : 5) };
  expect(gapsOf(follows, true, given(lists)).counts).toEqual([]);
  expect(
    gapsOf(
      follows,
      true,
      given({
        ...lists,
        counts: new Map([
          ['a', 3],
          ['b', 9],
        ]),
      }),
    ).mismatches,
  ).toEqual([{ metric: 'b', stated: 9, listed: 5 }]);
  // An empty list agrees with a 0 only, and gives no numbers of its own.
  const empty = gapsOf(
    follows,
    true,
    given({
      counts: new Map([
        ['a', 0],
        ['b', 2],
      ]),
    }),
  );
  expect(empty.mismatches).toEqual([{ metric: 'b', stated: 2, listed: 0 }]);
  expect(gapsOf(follows, true, given()).counts).toEqual(['a', 'b']);
});

test('a unit that keeps no list owes none, and its numbers follow from nothing', () => {
  const gaps = gapsOf(
    report({ countsFollowList: true }),
    false,
    given({
      counts: new Map([
        ['a', 1],
        ['b', 2],
      ]),
      evidence: new Set(['photo']),
    }),
  );
  expect(hasGaps(gaps)).toBe(false);
});

test('a list that is asked for as evidence is there when it has somebody on it', () => {
  expect(gapsOf(report({ counts: [] }), true, given({ evidence: new Set(['photo']) })).evidence).toEqual([
    'list',
  ]);
  expect(
    hasGaps(gapsOf(report({ counts: [] }), true, given({ evidence: new Set(['photo']), hasList: true }))),
  ).toBe(false);
});

test('a number that is smaller than the list disagrees with it as well as one that is larger', () => {
  const follows = report({ countsFollowList: true });
  const told = (stated: number) =>
    gapsOf(follows, true, given({ hasList: true, listed: () => 3, counts: new Map([['a', stated]]) }))
      .mismatches;
  expect([told(2), told(3), told(4)]).toEqual([
    [{ metric: 'a', stated: 2, listed: 3 }],
    [],
    [{ metric: 'a', stated: 4, listed: 3 }],
  ]);
});
