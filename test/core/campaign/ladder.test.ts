import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOf, ladderOf, offsetsOf } from '../../../src/core/campaign/ladder.ts';
import { obligationsOf } from '../../../src/core/campaign/obligations.ts';
import { remindersOf } from '../../../src/core/campaign/reminders.ts';
import { addDays, day, dayOf } from '../../../src/core/time/day.ts';
import { sampleCampaign, sampleReport, sampleUnit } from './sample-campaign.ts';

/** The days on which the one report of a campaign of so many days is reminded of, in a plan that says nothing of it. */
function remindedOn(length: number, parts: Record<string, unknown> = {}): readonly string[] {
  const start = day('2025-03-03');
  const through = addDays(start, length - 1);
  const campaign = sampleCampaign({
    phases: [{ id: 'cao-diem', name: 'Cao điểm', start, through }],
    reports: [sampleReport({ due: { through } })],
    ...parts,
  });
  return remindersOf(campaign, obligationsOf(campaign, [sampleUnit()])).map(
    ({ offset, at }) => `${offset} ${dayOf(at, campaign.timeZone)}`,
  );
}

test('a campaign of fourteen days is reminded of from its middle on', () => {
  expect(remindedOn(14)).toEqual(['T-7 2025-03-09', 'T-3 2025-03-13', 'T-1 2025-03-15', 'T-0 2025-03-16']);
});

test('a campaign of ninety days is reminded of a month ahead, then ever more closely', () => {
  expect(remindedOn(90)).toEqual([
    'T-30 2025-05-01',
    'T-14 2025-05-17',
    'T-7 2025-05-24',
    'T-3 2025-05-28',
    'T-1 2025-05-30',
    'T-0 2025-05-31',
  ]);
});

test('three days are reminded of twice, one day once', () => {
  expect(remindedOn(3)).toEqual(['T-1 2025-03-04', 'T-0 2025-03-05']);
  expect(remindedOn(1)).toEqual(['T-0 2025-03-03']);
});

test('what the plan says is not changed by any length', () => {
  const reminders = { offsets: ['T-2'] };
  expect(remindedOn(90, { reminders })).toEqual(['T-2 2025-05-29']);
  expect(remindedOn(3, { reminders })).toEqual(['T-2 2025-03-03']);
});

test('a unit that began late is reminded as the others are, from its beginning on', () => {
  const through = day('2025-12-31');
  const campaign = sampleCampaign({
    phases: [{ id: 'cao-diem', name: 'Cao điểm', start: '2025-12-01', through }],
    reports: [sampleReport({ due: { through } })],
  });
  const merged = sampleUnit('thon-1', { since: '2025-12-28' });
  expect(remindersOf(campaign, obligationsOf(campaign, [merged])).map(({ offset }) => offset)).toEqual([
    'T-3',
    'T-1',
    'T-0',
  ]);
});

test('reports of one campaign have ladders of their own lengths', () => {
  const monthly = sampleReport({
    due: [
      { before: '2025-04-02', period: 't3' },
      { before: '2025-05-02', period: 't4' },
    ],
  });
  const last = sampleReport({ id: 'tong-ket', due: { before: '2025-06-05' } });
  const offsets = remindedOn(90, { reports: [monthly, last] }).map((line) => line.split(' ')[0]);
  expect(offsets.filter((offset) => offset === 'T-7')).toHaveLength(3);
  expect(offsets.filter((offset) => offset === 'T-30')).toHaveLength(1);
});

test('for every length the last day is said, no more than six times are, and at least half of the time is left alone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 800 }), (days) => {
      const offsets = offsetsOf(ladderOf(), days).map((offset) => daysOf(offset) + 0);
      expect(offsets.at(-1)).toBe(0);
      expect(offsets.length).toBeLessThanOrEqual(6);
      expect(offsets).toEqual([...new Set(offsets)].toSorted((a, b) => a - b));
      if (days > 2) expect(-(offsets[0] ?? 0)).toBeLessThanOrEqual(days / 2);
    }),
    { numRuns: 200 },
  );
});
