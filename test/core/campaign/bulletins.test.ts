import { expect, test } from 'vitest';
import { bulletinsOf, slogansOf } from '../../../src/core/campaign/bulletins.ts';
import { checkCampaign } from '../../../src/core/campaign/check-campaign.ts';
import { CalendarYear, toCalendar } from '../../../src/core/time/calendar.ts';
import { isoInstant } from '../../../src/core/time/instant.ts';
import { sampleCampaign, sampleUnit } from './sample-campaign.ts';

const calendar = toCalendar([
  CalendarYear.parse({
    year: 2025,
    holidays: [{ day: '2025-12-08', through: '2025-12-09', name: 'Lễ Thử' }],
  }),
]);
const SLOGANS = ['Một!', 'Hai!', 'Ba!'];

const bulletins = (announcement: Record<string, unknown>, parts: Record<string, unknown> = {}) => {
  const campaign = sampleCampaign({
    slogans: SLOGANS,
    ...parts,
    announcements: [{ id: 'tin', ...announcement }],
  });
  return { campaign, bulletins: bulletinsOf(campaign, calendar) };
};
const moments = (announcement: Record<string, unknown>, parts: Record<string, unknown> = {}) =>
  bulletins(announcement, parts).bulletins.map(({ key, at }) => `${key.split('/').at(-1)} ${isoInstant(at)}`);

test('a weekly announcement comes in every week of the peak, moved from a day off to the next working day', () => {
  expect(moments({ on: { every: 'week', days: ['mon'] } })).toEqual([
    '2025-12-01 2025-12-01T01:00:00Z',
    '2025-12-08 2025-12-10T01:00:00Z',
    '2025-12-15 2025-12-15T01:00:00Z',
    '2025-12-22 2025-12-22T01:00:00Z',
    '2025-12-29 2025-12-29T01:00:00Z',
  ]);
});

test('two days that move to the same working day are one bulletin, and a day that is meant stays', () => {
  const on = { days: ['2025-12-09', '2025-12-08'] };
  expect(moments({ on })).toEqual(['2025-12-08 2025-12-10T01:00:00Z']);
  expect(moments({ on, onHoliday: 'keep' })).toHaveLength(2);
});

test('a monthly one, its window, its hour and the quiet hours', () => {
  const on = { every: 'month', days: [15], from: '2025-12-10', until: '2026-01-20' };
  expect(moments({ on, at: '23:00' })).toEqual([
    '2025-12-15 2025-12-16T00:00:00Z',
    '2026-01-15 2026-01-16T00:00:00Z',
  ]);
});

test('an open-ended peak is announced for a year', () => {
  const phases = [{ id: 'mo', name: 'Mở', start: '2025-12-01' }];
  expect(moments({ on: { every: 'month', days: [1] } }, { phases })).toHaveLength(13);
});

test('the officer is shown a bulletin on the working morning before', () => {
  const { bulletins: all } = bulletins({ on: { every: 'week', days: ['mon'] } });
  expect(all.map(({ shown }) => isoInstant(shown))).toEqual([
    '2025-11-28T01:00:00Z',
    '2025-12-05T01:00:00Z',
    '2025-12-12T01:00:00Z',
    '2025-12-19T01:00:00Z',
    '2025-12-26T01:00:00Z',
  ]);
});

test('slogans take turns, word for word, as many as the plan says', () => {
  const { campaign, bulletins: all } = bulletins({ on: { every: 'week', days: ['mon'] }, slogans: 2 });
  expect(all.slice(0, 4).map((bulletin) => slogansOf(campaign, bulletin))).toEqual([
    ['Một!', 'Hai!'],
    ['Ba!', 'Một!'],
    ['Hai!', 'Ba!'],
    ['Một!', 'Hai!'],
  ]);
  const none = bulletins({ on: { days: ['2025-12-02'] }, slogans: 5 }, { slogans: [] });
  expect(none.bulletins.map((bulletin) => slogansOf(none.campaign, bulletin))).toEqual([[]]);
});

test.each([
  [{ on: { days: ['2025-11-02'] } }, 'before the campaign starts'],
  [{ on: { days: ['2026-03-02'] } }, 'after the campaign has ended'],
  [{ on: { days: ['2025-12-08'] } }, 'is a day off'],
  [{ on: { days: ['2025-12-02'] }, slogans: 0, progress: false }, 'says nothing'],
  [{ on: { days: ['2025-12-02'] }, evidence: 'link' }, 'no report asks for evidence'],
  [{ on: { every: 'week', days: ['mon'], from: '2025-12-30', until: '2025-12-31' } }, 'falls on no day'],
])('what is odd about %j is told: %s', (announcement, message) => {
  const { campaign } = bulletins(announcement);
  const around = { units: [sampleUnit()], denominators: [], calendar };
  const findings = checkCampaign(campaign, around).filter(({ path }) => path[0] === 'announcements');
  expect(findings.map((one) => one.message).join('\n')).toContain(message);
});
