import { expect, test } from 'vitest';
import { Annex } from '../../../src/core/campaign/annex.ts';
import { type AnnexSources, fillAnnex } from '../../../src/core/report/annex-table.ts';
import type { UnitLine } from '../../../src/core/report/board.ts';

const annex = Annex.parse({
  id: 'phu-luc',
  title: 'Phụ lục',
  columns: [
    { id: 'thuoc-dien', title: 'Thuộc diện', denominator: 'members' },
    { id: 'da-cai', title: 'Đã cài', metric: 'installed' },
    { id: 'ty-le', title: 'Tỷ lệ', share: { of: 'da-cai', in: 'thuoc-dien' } },
    { id: 'chua-cai', title: 'Chưa cài', rest: { of: 'thuoc-dien', without: 'da-cai' } },
    { id: 'dat', title: 'Đạt', checks: 'met' },
    { id: 'khong-dat', title: 'Không đạt', checks: 'not-met' },
    { id: 'nguoi-ghi', title: 'Hồ sơ thu nhận' },
    { id: 'ghi-chu', title: 'Khó khăn', difficulties: true },
  ],
});

const line = (id: string, members: number | undefined, installed: number | undefined): UnitLine => ({
  unit: {
    id,
    commune: 'mau',
    kind: 'thon',
    name: id,
    aliases: [],
    head: 'Trưởng thôn',
    denominators: members === undefined ? {} : { members },
    sample: true,
  },
  entries: new Map([['installed', installed]]),
  recent: new Map(),
  standings: [],
  duties: [],
  counts: { 'on-time': 0, late: 0, overdue: 0, open: 0 },
  state: 'open',
});

const table = fillAnnex(annex, {
  board: { units: [line('a', 10, 4), line('b', undefined, 6), line('c', 5, undefined), line('d', 10, 0)] },
  found: new Map([['a', { met: 3, notMet: 0, absent: 1 }]]),
  difficulties: [
    { unit: 'a', text: 'không có sóng' },
    { unit: 'a', text: 'thiếu máy' },
  ],
} as unknown as AnnexSources);

test('a unit has its figures, what checks found and what it finds hard; blank is not 0', () => {
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    [10, 4, 40, 6, 3, 0, undefined, 'không có sóng; thiếu máy'],
    [undefined, 6, undefined, undefined, undefined, undefined, undefined, undefined],
    [5, undefined, undefined, undefined, undefined, undefined, undefined, undefined],
    [10, 0, 0, 10, undefined, undefined, undefined, undefined],
  ]);
});

test('a percentage of all is of those whose part and whole are known, and a rest is the sum of the rests', () => {
  expect(table.totals).toEqual([25, 10, 20, 16, 3, 0, undefined, undefined]);
});
