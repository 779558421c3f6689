import { expect, test } from 'vitest';
import { loadCalendar } from '../../../src/adapters/content/load-calendar.ts';
import { dayOff } from '../../../src/core/time/calendar.ts';
import { day, weekdayOf } from '../../../src/core/time/day.ts';
import { dataFolder } from './data-folder.ts';

const shipped = loadCalendar('data');

test('the shipped calendar has every year from 2023 to 2027 and no mistake', () => {
  expect(shipped.problems).toEqual([]);
  expect(shipped.years).toEqual([2023, 2024, 2025, 2026, 2027]);
});

test.each([2023, 2024, 2025, 2026, 2027])('%i has the holidays that the law fixes by date', (year) => {
  for (const monthDay of ['01-01', '04-30', '05-01', '09-02'])
    expect(dayOff(shipped.calendar, day(`${year}-${monthDay}`)), monthDay).toMatchObject({ kind: 'holiday' });
});

// By the lunar calendar: the first day of the first month, and the tenth of the third.
test.each([
  ['2023-01-22', '2023-04-29'],
  ['2024-02-10', '2024-04-18'],
  ['2025-01-29', '2025-04-07'],
  ['2026-02-17', '2026-04-26'],
  ['2027-02-06', '2027-04-16'],
])('nobody works on Tết, %s, nor on the day of the Hùng kings, %s', (tet, hung) => {
  expect(dayOff(shipped.calendar, day(tet))).toMatchObject({
    kind: 'holiday',
    name: expect.stringContaining('Tết'),
  });
  expect(dayOff(shipped.calendar, day(hung))).toMatchObject({ name: 'Giỗ Tổ Hùng Vương' });
});

test('a day is worked instead only on a weekend, and for a weekday that is off', () => {
  for (const worked of shipped.calendar.worked) {
    expect(weekdayOf(worked)).toBe(6);
    expect(dayOff(shipped.calendar, worked)).toBeUndefined();
  }
  expect(dayOff(shipped.calendar, day('2025-05-02'))).toMatchObject({ kind: 'holiday' });
});

test('a mistake in a calendar is told at its place, and the year is left out', () => {
  const folder = dataFolder({
    'calendar/2030.yaml': 'year: 2031\nholidays: []\n',
    'calendar/2032.yaml':
      'year: 2032\nholidays:\n  - { day: 2032-09-02, through: 2032-09-01, name: Quốc khánh }\n',
    'calendar/2033.yaml': 'year: 2033\nholidays:\n  - { day: 2032-01-01, name: Tết Dương lịch }\n',
  });
  const { years, problems } = loadCalendar(folder);
  expect(years).toEqual([]);
  expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    '1:7 this file is called 2030.yaml, but speaks of 2031',
    '3:33 2032-09-01 lies before 2032-09-02',
    '3:12 2032-01-01 is not in 2033',
  ]);
});
