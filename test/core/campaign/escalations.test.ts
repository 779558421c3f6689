import { expect, test } from 'vitest';
import { escalationsOf } from '../../../src/core/campaign/escalations.ts';
import { obligationsOf } from '../../../src/core/campaign/obligations.ts';
import { CalendarYear, toCalendar } from '../../../src/core/time/calendar.ts';
import { day } from '../../../src/core/time/day.ts';
import { isoInstant } from '../../../src/core/time/instant.ts';
import { sampleCampaign, sampleReport, sampleUnit } from './sample-campaign.ts';

const calendar = toCalendar([
  CalendarYear.parse({
    year: 2026,
    holidays: [{ day: '2026-01-01', through: '2026-01-02', name: 'Tết Dương lịch' }],
  }),
]);

function stepsOf(report: Record<string, unknown>, parts: Record<string, unknown> = {}) {
  const campaign = sampleCampaign({ ...parts, reports: [sampleReport(report)] });
  const obligations = obligationsOf(campaign, [sampleUnit()], day('2026-03-31'), calendar);
  return escalationsOf(campaign, obligations, calendar).map(({ to, at }) => `${to} ${isoInstant(at)}`);
}

test('silence climbs from the deputy to the leader on working days only', () => {
  // The last day is a Wednesday; Thursday and Friday are holidays, then comes a weekend.
  expect(stepsOf({ due: { through: '2025-12-31' } })).toEqual([
    'deputy 2025-12-30T01:00:00Z',
    'officer 2026-01-05T01:00:00Z',
    'leader 2026-01-07T01:00:00Z',
  ]);
});

test('the campaign says how silence climbs, and a report may say otherwise', () => {
  const escalation = [{ to: 'officer', at: 'W+2' }];
  expect(stepsOf({}, { escalation })).toEqual(['officer 2026-01-06T01:00:00Z']);
  expect(stepsOf({ escalation: [] }, { escalation })).toEqual([]);
});

test('a daily or weekly report climbs only where it says so itself', () => {
  const due = { every: 'week', through: 'fri', until: '2025-12-05' };
  expect(stepsOf({ due }, { escalation: [{ to: 'officer', at: 'W+2' }] })).toEqual([]);
  expect(stepsOf({ due, escalation: [{ to: 'officer', at: 'W+1' }] })).toEqual([
    'officer 2025-12-08T01:00:00Z',
  ]);
});

test('nothing climbs when the report can no longer be filed, or not yet', () => {
  expect(stepsOf({ graceDays: 6 })).toEqual(['deputy 2025-12-30T01:00:00Z', 'officer 2026-01-05T01:00:00Z']);
  expect(stepsOf({ due: { through: '2025-12-01', opens: '2025-12-01' }, graceDays: 0 })).toEqual([]);
});

test('before the deadline silence climbs only past somebody who was asked before', () => {
  const due = { through: '2025-12-03' };
  // Three days: the head is asked on Tuesday at eight, which is when the deputy would be told of their silence.
  expect(stepsOf({ due })).toEqual(['officer 2025-12-04T01:00:00Z', 'leader 2025-12-08T01:00:00Z']);
  expect(stepsOf({ due, reminders: { offsets: ['T-2', 'T-0'] } })[0]).toBe('deputy 2025-12-02T01:00:00Z');
});

test('each step has one name in the ledger', () => {
  const campaign = sampleCampaign();
  const keys = escalationsOf(campaign, obligationsOf(campaign, [sampleUnit()])).map(({ key }) => key);
  expect(keys).toEqual(
    ['deputy', 'officer', 'leader'].map((to) => `xa-thu/thu/bao-cao/thon-1/once/to-${to}`),
  );
});
