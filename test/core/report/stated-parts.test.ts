import { describe, expect, test } from 'vitest';
import type { Campaign } from '../../../src/core/campaign/campaign.ts';
import type { Unit } from '../../../src/core/campaign/unit.ts';
import { statedParts } from '../../../src/core/report/stated-parts.ts';
import { day } from '../../../src/core/time/day.ts';

const report = (id: string, change: object = {}) => ({
  id,
  from: ['phong', 'thon'],
  units: [],
  counts: ['installed'],
  countsEnterTotals: true,
  countsAre: 'cumulative',
  ...change,
});
const list = {
  id: 'danh-sach',
  from: ['thon'],
  units: [],
  counts: [],
  list: { required: ['name'], optional: [], metrics: ['installed'] },
};
const campaign = (reports: readonly object[], counts = 'unit-confirmed') =>
  ({
    metrics: [{ id: 'installed', stage: 'installed', counts }],
    phases: [{ id: 'gd', start: '2023-03-31' }],
    reports,
  }) as unknown as Campaign;
const units = [
  { id: 'van-phong', kind: 'phong' },
  { id: 'thon-1', kind: 'thon' },
] as unknown as Unit[];

const said = (unit: string, period: string, value: number | null, asOf: string, report = 'ky') => ({
  unit,
  subject: `count:${report}/${period}:installed`,
  value,
  asOf: day(asOf),
});
const twice = [said('van-phong', '1', 5, '2023-04-28'), said('van-phong', '2', 9, '2023-05-30')];
const parts = (of: Campaign, statements = twice, hasRows = false) =>
  statedParts(of, units, statements, () => hasRows).map(
    ({ unit, of: on, count }) => `${unit} ${on} ${count}`,
  );

describe('numbers that units state', () => {
  test('of all that there were by then, only what came since the report before is added', () => {
    expect(parts(campaign([report('ky')]))).toEqual(['van-phong 2023-04-28 5', 'van-phong 2023-05-30 4']);
  });

  test('of what came in a period, each is added', () => {
    expect(parts(campaign([report('ky', { countsAre: 'period' })]))).toEqual([
      'van-phong 2023-04-28 5',
      'van-phong 2023-05-30 9',
    ]);
  });

  test('a smaller number later takes back what was too much', () => {
    const less = [said('van-phong', '1', 5, '2023-04-28'), said('van-phong', '2', 3, '2023-05-30')];
    expect(parts(campaign([report('ky')]), less)).toEqual([
      'van-phong 2023-04-28 3',
      'van-phong 2023-05-30 0',
    ]);
  });

  test('a unit that owes a list is counted by its list', () => {
    expect(
      parts(campaign([report('ky'), list]), [said('thon-1', '1', 7, '2023-04-28'), ...twice]),
    ).toHaveLength(2);
  });

  test('nothing enters where the plan does not say so, where there are rows, or where a unit’s word is not enough', () => {
    expect(parts(campaign([report('ky', { countsEnterTotals: false })]))).toEqual([]);
    expect(parts(campaign([report('ky')]), twice, true)).toEqual([]);
    expect(parts(campaign([report('ky')], 'verified'))).toEqual([]);
  });

  test('what was taken back is not there', () => {
    expect(parts(campaign([report('ky')]), [said('van-phong', '1', null, '2023-04-28')])).toEqual([]);
  });
});
