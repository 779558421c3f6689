import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSample, type Stratum } from '../../../src/core/report/sample.ts';
import { wilson } from '../../../src/core/report/wilson.ts';

const entries = (unit: string, count: number) => Array.from({ length: count }, (_, n) => `${unit}-${n}`);
const stratum = fc
  .record({ size: fc.nat(60), risk: fc.constantFrom(1, 1.5, 3) })
  .map(({ size, risk }) => ({ size, risk }));
const strata = fc
  .array(stratum, { minLength: 1, maxLength: 12 })
  .map((all) =>
    all.map(({ size, risk }, n): Stratum => ({ unit: `u${n}`, entries: entries(`u${n}`, size), risk })),
  );

test('the same seed draws the same rows, whatever order they come in; nobody twice; every unit is seen', () => {
  fc.assert(
    fc.property(fc.string(), strata, fc.integer({ min: 1, max: 100 }), (seed, all, size) => {
      const drawn = drawSample(seed, all, size);
      const shuffled = all.map((one) => ({ ...one, entries: one.entries.toReversed() }));
      expect(drawSample(seed, shuffled, size)).toEqual(drawn);
      expect(new Set(drawn.map(({ entry }) => entry)).size).toBe(drawn.length);
      const there = all.filter((one) => one.entries.length > 0).map(({ unit }) => unit);
      expect([...new Set(drawn.map(({ unit }) => unit))]).toEqual(there);
    }),
    { numRuns: 100 },
  );
});

test('a unit with flags is looked at more closely, and another seed looks at others', () => {
  const all = [
    { unit: 'a', entries: entries('a', 100), risk: 1 },
    { unit: 'b', entries: entries('b', 100), risk: 3 },
  ];
  const count = (unit: string) => drawSample('s', all, 40).filter((one) => one.unit === unit).length;
  expect([count('a'), count('b')]).toEqual([10, 30]);
  expect(drawSample('t', all, 40)).not.toEqual(drawSample('s', all, 40));
});

test('over many seeds each row is drawn as often as any other', () => {
  const hits = new Map<string, number>();
  for (let seed = 0; seed < 2_000; seed++) {
    for (const { entry } of drawSample(String(seed), [{ unit: 'a', entries: entries('a', 20), risk: 1 }], 5))
      hits.set(entry, (hits.get(entry) ?? 0) + 1);
  }
  // 500 each on average; four standard deviations are 78.
  for (const count of hits.values()) expect(Math.abs(count - 500)).toBeLessThan(100);
});

test.each([
  [0, 0, 0, 1],
  [0, 10, 0, 0.2775],
  [1, 10, 0.0179, 0.4042],
  [5, 10, 0.2366, 0.7634],
  [10, 10, 0.7225, 1],
  [50, 500, 0.0767, 0.1294],
])('Wilson: %i of %i lies between %d and %d', (hits, n, low, high) => {
  const interval = wilson(hits, n);
  expect(interval[0]).toBeCloseTo(low, 3);
  expect(interval[1]).toBeCloseTo(high, 3);
});
