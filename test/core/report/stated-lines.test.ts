import { expect, test } from 'vitest';
import type { Campaign } from '../../../src/core/campaign/campaign.ts';
import type { Unit } from '../../../src/core/campaign/unit.ts';
import { statedLines } from '../../../src/core/report/stated-lines.ts';

const campaign = { reports: [{ id: 'thang' }, { id: 'tong-ket' }] } as unknown as Campaign;
const units = ['truong', 'thon-1'].map((id) => ({ id, name: id })) as unknown as Unit[];

test('counts come in the order of units and reports; other statements and what was taken back do not', () => {
  const said = (unit: string, subject: string, value: number | null) => ({ unit, subject, value });
  const lines = statedLines(campaign, units, [
    said('thon-1', 'count:thang/2025-04:vneid-activated', 3),
    said('truong', 'count:tong-ket/once:vneid-activated', 40),
    said('truong', 'count:thang/2025-04:vneid-activated', 0),
    said('truong', 'base:members', 50),
    said('thon-1', 'count:thang/2025-05:vneid-activated', null),
  ]);
  expect(lines.map(({ unit, report, period, value }) => `${unit.id} ${report} ${period} ${value}`)).toEqual([
    'truong thang 2025-04 0',
    'truong tong-ket once 40',
    'thon-1 thang 2025-04 3',
  ]);
});
