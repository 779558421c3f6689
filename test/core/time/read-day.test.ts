import { expect, test } from 'vitest';
import { day } from '../../../src/core/time/day.ts';
import { readDayIn } from '../../../src/core/time/read-day.ts';

const today = day('2025-12-29');

test.each([
  ['thôn 3 10/1 mưa lũ', { day: '2026-01-10', before: 'thôn 3', after: 'mưa lũ' }],
  ['thôn 3 đến 31-12 ốm', { day: '2025-12-31', before: 'thôn 3 đến', after: 'ốm' }],
  ['thôn 3 29/12 hôm nay', { day: '2025-12-29', before: 'thôn 3', after: 'hôm nay' }],
  [
    'thôn 3 đến hết ngày 10 tháng 1 vì lũ',
    { day: '2026-01-10', before: 'thôn 3 đến hết ngày', after: 'vì lũ' },
  ],
  ['trường 5/1/2027', { day: '2027-01-05', before: 'trường', after: '' }],
  ['thon-1 2026-02-03 lý do', { day: '2026-02-03', before: 'thon-1', after: 'lý do' }],
])('%j', (typed, read) => {
  expect(readDayIn(typed, today)).toEqual(read);
});

test.each(['thôn 3', 'thôn 3 31/2', 'thôn 3 40/1', 'thôn 3 1/13', ''])('%j holds no day', (typed) => {
  expect(readDayIn(typed, today)).toBeUndefined();
});
