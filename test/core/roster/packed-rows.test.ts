import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JudgedRow } from '../../../src/core/roster/judge.ts';
import { packRows, unpackRows } from '../../../src/core/roster/packed-rows.ts';
import { createReadTable } from '../../../src/core/roster/read-table.ts';
import { anyTable } from './any-table.ts';
import { judgeAll } from './judged.ts';

const throughJson = (rows: readonly JudgedRow[]): unknown => JSON.parse(JSON.stringify(rows));

test('rows come out of a draft as they were judged, whatever was written', () => {
  fc.assert(
    fc.property(anyTable, ({ headings, rows }) => {
      const table = createReadTable();
      table.read({ number: 1, cells: headings });
      const people = rows.flatMap((cells, n) => table.read({ number: n + 2, cells }) ?? []);
      const judged = judgeAll(people);
      expect(unpackRows(packRows(judged))).toEqual(throughJson(judged));
    }),
    { numRuns: 400 },
  );
});

test('a row as most are says nothing twice', () => {
  const table = createReadTable();
  table.read({ number: 1, cells: ['STT', 'Họ và tên', 'Địa chỉ', 'CCCD'] });
  const written = table.read({ number: 2, cells: ['1', 'Nguyễn Văn Thử', 'thôn 1', '075199000001'] });
  const packed = packRows(judgeAll(written ? [written] : []));
  expect(packed.split('Nguyễn Văn Thử')).toHaveLength(2);
});

test('a draft of before is read as it was kept', () => {
  const rows: readonly JudgedRow[] = [
    {
      number: 1,
      written: { number: 1, source: 'Nguyễn Văn Thử', name: 'Nguyễn Văn Thử' },
      verdict: 'accepted',
      reasons: [],
      person: { name: 'Nguyễn Văn Thử' },
    },
  ];
  expect(unpackRows(JSON.stringify(rows))).toEqual(rows);
});
