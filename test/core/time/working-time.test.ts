import { expect, test } from 'vitest';
import { day } from '../../../src/core/time/day.ts';
import { instant } from '../../../src/core/time/instant.ts';
import { afterWorking, WorkingTime } from '../../../src/core/time/working-time.ts';

const hours = WorkingTime.parse([
  { from: '07:30', until: '11:30' },
  { from: '13:30', until: '17:00' },
]);
const tet = { holidays: new Map([[day('2026-01-01'), 'Tết Dương lịch']]), worked: new Set<never>() };
const after = (at: string, minutes: number) =>
  afterWorking(instant(`${at}+07:00`), minutes, hours, 'Asia/Ho_Chi_Minh', tet);

test.each([
  ['within the morning', '2025-12-22T08:00:00', 60, '2025-12-22T09:00:00'],
  ['over lunch', '2025-12-22T11:00:00', 60, '2025-12-22T14:00:00'],
  ['exactly to the end of the morning', '2025-12-22T10:30:00', 60, '2025-12-22T11:30:00'],
  ['at night it begins in the morning', '2025-12-22T22:00:00', 60, '2025-12-23T08:30:00'],
  ['over a weekend', '2025-12-26T16:30:00', 60, '2025-12-29T08:00:00'],
  ['over a holiday', '2025-12-31T16:30:00', 60, '2026-01-02T08:00:00'],
  ['two days of work', '2025-12-22T07:30:00', 900, '2025-12-23T17:00:00'],
])('working time passes %s', (_, at, minutes, expected) => {
  expect(after(at, minutes)).toBe(instant(`${expected}+07:00`));
});
