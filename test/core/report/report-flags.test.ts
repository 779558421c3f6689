import { expect, test } from 'vitest';
import {
  areRound,
  type Photo,
  reportFlagsOf,
  reportOfRow,
  type Shown,
} from '../../../src/core/report/report-flags.ts';
import { DAY, instant, later } from '../../../src/core/time/instant.ts';

const opens = instant('2025-12-01T00:00:00+07:00');
const due = later(opens, 7 * DAY);
const report = (change: Partial<Shown> = {}): Shown => ({
  key: 'a',
  opens,
  due,
  isFiled: false,
  lacks: 0,
  counts: [],
  ...change,
});
const photo = (obligation: string, sha256: string, look?: string): Photo => ({
  obligation,
  sha256,
  ...(look && { look }),
});
const flags = (one: Shown, photos: readonly Photo[] = [], at = opens) =>
  reportFlagsOf([one], photos, at).get(one.key) ?? [];

test.each<[string, Partial<Shown>, number, boolean]>([
  ['nothing is missing while a report is open', { lacks: 1 }, 0, false],
  ['from its deadline on it is', { lacks: 1 }, 7, true],
  ['and as soon as it was filed without', { lacks: 1, isFiled: true }, 0, true],
  ['with all there is nothing to say', { lacks: 0, isFiled: true }, 9, false],
])('evidence: %s', (_, change, days, isMissing) => {
  expect(flags(report(change), [], later(opens, days * DAY))).toEqual(isMissing ? ['missing-evidence'] : []);
});

test('a photo that another report shows too is told from one that only looks like it', () => {
  const [look, near, far] = ['0f1e2d3c4b5a6978', '0f1e2d3c4b5a697f', 'f0e1d2c3b4a59687'];
  expect(flags(report(), [photo('a', '1', look), photo('b', '1', look)])).toEqual(['reused-photo']);
  expect(flags(report(), [photo('a', '1', look), photo('b', '2', near)])).toEqual(['alike-photo']);
  expect(flags(report(), [photo('a', '1', look), photo('b', '2', far)])).toEqual([]);
});

test('photos of one report may look alike, and those of others are not its own', () => {
  const look = '0f1e2d3c4b5a6978';
  expect(flags(report(), [photo('a', '1', look), photo('a', '2', look)])).toEqual([]);
  expect(flags(report(), [photo('b', '1', look), photo('c', '1', look)])).toEqual([]);
});

test.each<[readonly number[], boolean]>([
  [[20, 50, 100], true],
  [[20, 50, 101], false],
  [[20, 50], false],
  [[10, 0, 5, 20, 30], false],
])('%j are all round: %s', (counts, isRound) => {
  expect(areRound(counts)).toBe(isRound);
  expect(flags(report({ counts }))).toEqual(isRound ? ['round-numbers'] : []);
});

test('a row belongs to the report that was open, or to the last one before', () => {
  const [first, second] = [report({ key: 'a' }), report({ key: 'b', opens: due, due: later(due, DAY) })];
  const of = (days: number) => reportOfRow([first, second], later(opens, days * DAY))?.key;
  expect([of(-1), of(0), of(6), of(7), of(30)]).toEqual([undefined, 'a', 'a', 'b', 'b']);
});
