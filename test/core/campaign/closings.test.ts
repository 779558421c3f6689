import { expect, test } from 'vitest';
import { closingsOf, phasesAfter } from '../../../src/core/campaign/closings.ts';
import { obligationsOf } from '../../../src/core/campaign/obligations.ts';
import { isoInstant } from '../../../src/core/time/instant.ts';
import { sampleCampaign, sampleReport, sampleUnit } from './sample-campaign.ts';

const phases = [
  { id: 'gd-1', name: 'Một', start: '2025-12-01', through: '2025-12-12' },
  { id: 'gd-2', name: 'Hai', start: '2025-12-13', through: '2025-12-31' },
  { id: 'mo', name: 'Duy trì', kind: 'maintenance', start: '2025-12-01' },
];
function closingsFor(parts: Record<string, unknown>, due: unknown = []) {
  const campaign = sampleCampaign({ phases, ...parts, reports: [sampleReport({ due })] });
  return closingsOf(campaign, obligationsOf(campaign, [sampleUnit()])).map(
    ({ phase, since, at }) => `${phase.id} ${isoInstant(since)} ${isoInstant(at)}`,
  );
}

test('a phase is closed on the first working morning after it, an open one never', () => {
  // 12/12 is a Friday; each closing begins where the one before it ended.
  expect(closingsFor({})).toEqual([
    'gd-1 2025-11-30T17:00:00Z 2025-12-15T01:00:00Z',
    'gd-2 2025-12-15T01:00:00Z 2026-01-01T01:00:00Z',
  ]);
});

test('a phase waits for the report that is named after it', () => {
  const due = { through: '2025-12-17', phase: 'gd-1' };
  expect(closingsFor({}, due)[0]).toBe('gd-1 2025-11-30T17:00:00Z 2025-12-18T01:00:00Z');
});

test('the last phase waits for the last report of all, but not for one that comes every month', () => {
  const closed = { phases: phases.slice(0, 2) };
  expect(closingsFor(closed, { before: '2026-01-10' }).at(-1)).toBe(
    'gd-2 2025-12-15T01:00:00Z 2026-01-12T01:00:00Z',
  );
  expect(closingsFor(closed, { every: 'month', through: 10 }).at(-1)).toMatch(/2026-01-01T01:00:00Z$/);
  expect(closingsFor(closed, { before: '2026-03-10' }).at(-1)).toMatch(/2026-01-01T01:00:00Z$/);
});

test('what is still open after a phase is told in the order in which it ends', () => {
  const campaign = sampleCampaign({ phases });
  const after = campaign.phases.map((phase) => phasesAfter(campaign, phase).map(({ id }) => id));
  expect(after).toEqual([['gd-2', 'mo'], ['mo'], []]);
});
