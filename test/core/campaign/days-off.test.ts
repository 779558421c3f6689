import { expect, test } from 'vitest';
import { obligationsOf } from '../../../src/core/campaign/obligations.ts';
import { remindersOf } from '../../../src/core/campaign/reminders.ts';
import { CalendarYear, toCalendar } from '../../../src/core/time/calendar.ts';
import { day } from '../../../src/core/time/day.ts';
import { isoInstant } from '../../../src/core/time/instant.ts';
import { sampleCampaign, sampleReport, sampleUnit } from './sample-campaign.ts';

// 27/12/2025 is a Saturday, 1/1/2026 a holiday, 3/1/2026 a Saturday that is worked.
const calendar = toCalendar([
  CalendarYear.parse({
    year: 2026,
    holidays: [{ day: '2026-01-01', through: '2026-01-02', name: 'Tết Dương lịch' }],
    worked: [{ day: '2026-01-03', instead: '2026-01-02' }],
  }),
]);

function planOf(report: Record<string, unknown>, until?: string) {
  const campaign = sampleCampaign({ reports: [sampleReport(report)] });
  const last = until === undefined ? undefined : day(until);
  const obligations = obligationsOf(campaign, [sampleUnit()], last, calendar);
  return { obligations, reminders: remindersOf(campaign, obligations, calendar) };
}
const duesOf = (report: Record<string, unknown>, until?: string) =>
  planOf(report, until).obligations.map(({ period, due }) => `${period} ${isoInstant(due)}`);
const momentsOf = (report: Record<string, unknown>, until?: string) =>
  planOf(report, until).reminders.map(({ offset, at }) => `${offset} ${isoInstant(at)}`);

test("a plan's date is its date, whoever works on it", () => {
  expect(duesOf({ due: { through: '2025-12-27' } })).toEqual(['once 2025-12-27T17:00:00Z']);
});

test('a plan may move a last day on which nobody works to the next working day', () => {
  const forward = { onHoliday: 'forward' };
  expect(duesOf({ ...forward, due: { through: '2025-12-27' } })).toEqual(['once 2025-12-29T17:00:00Z']);
  expect(duesOf({ ...forward, due: { before: '2026-01-02' } })).toEqual(['once 2026-01-03T17:00:00Z']);
  expect(duesOf({ ...forward, due: { through: '2025-12-31' } })).toEqual(['once 2025-12-31T17:00:00Z']);
});

test('a reminder on a day off is sent on that day, or moved as the plan says', () => {
  const due = { through: '2026-01-05' };
  const ladder = (onHoliday?: string) => ({ due, reminders: { offsets: ['T-8', 'T-3'], onHoliday } });
  expect(momentsOf(ladder())).toEqual(['T-8 2025-12-28T01:00:00Z', 'T-3 2026-01-02T01:00:00Z']);
  expect(momentsOf(ladder('forward'))).toEqual(['T-8 2025-12-29T01:00:00Z', 'T-3 2026-01-03T01:00:00Z']);
  expect(momentsOf(ladder('before'))).toEqual(['T-8 2025-12-26T01:00:00Z', 'T-3 2025-12-31T01:00:00Z']);
});

test('a reminder is never moved over the deadline', () => {
  const due = { through: '2025-12-28' };
  const reminders = { offsets: ['T-1', 'T-0'], onHoliday: 'forward' };
  expect(momentsOf({ due, reminders })).toEqual(['T-1 2025-12-27T01:00:00Z', 'T-0 2025-12-28T01:00:00Z']);
  const overdue = { offsets: ['T+1'], onHoliday: 'before' };
  expect(momentsOf({ due: { through: '2026-01-03' }, reminders: overdue })).toEqual([
    'T+1 2026-01-04T01:00:00Z',
  ]);
});

test('a daily report is owed on working days, on that day only, and reminded of on that morning', () => {
  const daily = { due: { every: 'day', from: '2025-12-31' } };
  expect(duesOf(daily, '2026-01-06')).toEqual([
    '2025-12-31 2025-12-31T17:00:00Z',
    '2026-01-03 2026-01-03T17:00:00Z',
    '2026-01-05 2026-01-05T17:00:00Z',
    '2026-01-06 2026-01-06T17:00:00Z',
  ]);
  expect(momentsOf(daily, '2026-01-04')).toEqual(['T-0 2025-12-31T01:00:00Z', 'T-0 2026-01-03T01:00:00Z']);
  const { obligations } = planOf(daily, '2026-01-06');
  expect(isoInstant(obligations[1]?.opens ?? (0 as never))).toBe('2026-01-02T17:00:00Z');
});

test('a daily report may be asked for on days off too', () => {
  const due = { every: 'day', days: 'all', from: '2025-12-31', until: '2026-01-02' };
  expect(duesOf({ due })).toHaveLength(3);
});

test('a weekly report is named after the Monday of its week, and reminded of within that week', () => {
  const weekly = { due: { every: 'week', through: 'fri' } };
  expect(duesOf(weekly, '2025-12-14')).toEqual([
    '2025-12-01 2025-12-05T17:00:00Z',
    '2025-12-08 2025-12-12T17:00:00Z',
  ]);
  expect(momentsOf(weekly, '2025-12-07')).toEqual(['T-1 2025-12-04T01:00:00Z', 'T-0 2025-12-05T01:00:00Z']);
  expect(duesOf({ due: { every: 'week', before: 'mon' } }, '2025-12-14')).toEqual([
    '2025-12-01 2025-12-07T17:00:00Z',
    '2025-12-08 2025-12-14T17:00:00Z',
  ]);
});

test('a last day that moves takes no day from the next period', () => {
  const due = { every: 'week', through: 'sun' };
  const { obligations } = planOf({ due, onHoliday: 'forward' }, '2025-12-14');
  expect(obligations.map(({ opens, due: at }) => [isoInstant(opens), isoInstant(at)])).toEqual([
    ['2025-11-30T17:00:00Z', '2025-12-08T17:00:00Z'],
    ['2025-12-07T17:00:00Z', '2025-12-15T17:00:00Z'],
  ]);
});
