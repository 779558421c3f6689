import { expect, test } from 'vitest';
import { readGroups } from '../../../src/core/report/read-groups.ts';

test.each([
  ['nhóm 1 3, nhóm 2 0', '', { 1: 3, 2: 0 }, true],
  ['thôn 3 nhóm 1: 12 người; nhóm 2 = 30 nhé', 'thôn 3', { 1: 12, 2: 30 }, true],
  ['nhóm 1: 5, nhóm 2 có 12 người và nhóm 3 không', '', { 1: 5, 2: 12, 3: 0 }, true],
  ['nhóm 12', '', {}, false],
  ['nhóm 1 là ai', '', {}, false],
  ['nhóm 1 5 người ở xóm trên', '', { 1: 5 }, false],
])('“%s”', (said, unitWords, counts, isWhole) => {
  const read = readGroups(said);
  expect([Object.fromEntries(read.counts), read.isWhole]).toEqual([counts, isWhole]);
  if (read.counts.size > 0) expect(read.unitWords).toBe(unitWords);
});
