import { expect, test } from 'vitest';
import { obligationsOf } from '../../../src/core/campaign/obligations.ts';
import { periodText } from '../../../src/core/campaign/period-text.ts';
import { day } from '../../../src/core/time/day.ts';
import { sampleCampaign, sampleReport, sampleUnit } from './sample-campaign.ts';

const periodsOf = (due: unknown) => {
  const phases = [{ id: 'gd-1', name: 'Giai đoạn 1', start: '2024-01-01' }];
  const campaign = sampleCampaign({ phases, reports: [sampleReport({ due })] });
  return obligationsOf(campaign, [sampleUnit()], day('2024-12-31')).map((one) => periodText(campaign, one));
};

test('a period is called by its own name, its phase, or its place in the calendar', () => {
  expect(periodsOf({ before: '2024-02-02', period: 'thang-1', name: 'tháng 1/2024' })).toEqual([
    { key: 'plain', params: { text: 'tháng 1/2024' } },
  ]);
  expect(periodsOf({ before: '2024-02-02', phase: 'gd-1' })).toEqual([
    { key: 'plain', params: { text: 'Giai đoạn 1' } },
  ]);
  expect(periodsOf({ before: '2024-02-02', period: 'dot-1' })).toEqual([
    { key: 'plain', params: { text: 'dot-1' } },
  ]);
  expect(periodsOf({ every: 'month', before: 5, until: '2024-01-31' })).toEqual([
    { key: 'campaign.period.month', params: { month: '1', year: '2024' } },
  ]);
  expect(periodsOf({ every: 'half-year', before: ['06-20', '12-20'] })).toEqual([
    { key: 'campaign.period.half-1', params: { year: '2024' } },
    { key: 'campaign.period.half-2', params: { year: '2024' } },
  ]);
  expect(periodsOf({ every: 'year', before: '12-20' })).toEqual([
    { key: 'campaign.period.year', params: { year: '2024' } },
  ]);
  expect(periodsOf({ every: 'week', through: 'fri', until: '2024-01-07' })).toEqual([
    { key: 'campaign.period.week', params: { day: '01/01/2024' } },
  ]);
  expect(periodsOf({ every: 'day', from: '2024-01-03', until: '2024-01-03' })).toEqual([
    { key: 'campaign.period.day', params: { day: '03/01/2024' } },
  ]);
});

test('what is owed only once has no period to speak of', () => {
  expect(periodsOf({ before: '2024-02-02' })).toEqual([undefined]);
});
