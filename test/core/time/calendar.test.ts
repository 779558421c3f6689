import { expect, test } from 'vitest';
import {
  addWorkingDays,
  CalendarYear,
  dayOff,
  toCalendar,
  workingDayFrom,
  workingDayUntil,
} from '../../../src/core/time/calendar.ts';
import { day } from '../../../src/core/time/day.ts';

const calendar = toCalendar([
  CalendarYear.parse({
    year: 2024,
    holidays: [
      { day: '2024-02-08', through: '2024-02-14', name: 'Tết' },
      { day: '2024-04-29', name: 'Nghỉ hoán đổi' },
    ],
    worked: [{ day: '2024-05-04', instead: '2024-04-29' }],
  }),
]);

test('a holiday is off from its first to its last day, and says its name', () => {
  expect(dayOff(calendar, day('2024-02-07'))).toBeUndefined();
  for (const each of ['2024-02-08', '2024-02-11', '2024-02-14'])
    expect(dayOff(calendar, day(each))).toEqual({ kind: 'holiday', name: 'Tết' });
  expect(dayOff(calendar, day('2024-02-15'))).toBeUndefined();
});

test('Saturdays and Sundays are off, but not one that is worked instead of another day', () => {
  expect(dayOff(calendar, day('2024-05-11'))).toEqual({ kind: 'weekend' });
  expect(dayOff(calendar, day('2024-05-12'))).toEqual({ kind: 'weekend' });
  expect(dayOff(calendar, day('2024-05-04'))).toBeUndefined();
});

test('the next working day is looked for past weekends and holidays', () => {
  expect(workingDayFrom(calendar, day('2024-02-09'))).toBe('2024-02-15');
  expect(workingDayFrom(calendar, day('2024-04-27'))).toBe('2024-04-30');
  expect(workingDayFrom(calendar, day('2024-05-06'))).toBe('2024-05-06');
});

test('the last working day is looked for past weekends and holidays', () => {
  expect(workingDayUntil(calendar, day('2024-02-13'))).toBe('2024-02-07');
  expect(workingDayUntil(calendar, day('2024-05-05'))).toBe('2024-05-04');
  expect(workingDayUntil(calendar, day('2024-05-06'))).toBe('2024-05-06');
});

test('working days are counted past weekends and holidays, both ways', () => {
  expect(addWorkingDays(calendar, day('2024-02-07'), 1)).toBe('2024-02-15');
  expect(addWorkingDays(calendar, day('2024-02-10'), 2)).toBe('2024-02-16');
  expect(addWorkingDays(calendar, day('2024-02-15'), -1)).toBe('2024-02-07');
  expect(addWorkingDays(calendar, day('2024-02-10'), 0)).toBe('2024-02-10');
});
