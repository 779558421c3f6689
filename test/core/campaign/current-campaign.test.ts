import { expect, test } from 'vitest';
import { currentCampaign } from '../../../src/core/campaign/current-campaign.ts';
import { instant } from '../../../src/core/time/instant.ts';
import { sampleCampaign } from './sample-campaign.ts';

const campaign = (id: string, start: string, through?: string) =>
  sampleCampaign({ id, phases: [{ id: 'mot', name: 'Một', start, ...(through && { through }) }] });

const spring = campaign('xuan', '2025-03-01', '2025-03-31');
const summer = campaign('he', '2025-06-01', '2025-06-30');
const open = campaign('mo', '2025-01-01');
const at = (local: string) => instant(`${local}+07:00`);

test('a campaign runs from the first instant of its first day to the last of its last day', () => {
  const closed = [spring, summer];
  expect(currentCampaign(closed, at('2025-06-01T00:00:00'))?.id).toBe('he');
  expect(currentCampaign(closed, at('2025-03-31T23:59:59'))?.id).toBe('xuan');
});

test('between two campaigns it is the next one, after all of them the last one', () => {
  expect(currentCampaign([summer, spring], at('2025-04-01T00:00:00'))?.id).toBe('he');
  expect(currentCampaign([summer, spring], at('2025-01-01T00:00:00'))?.id).toBe('xuan');
  expect(currentCampaign([summer, spring], at('2025-12-01T00:00:00'))?.id).toBe('he');
});

test('of several that run, the latest begun wins; one without an end comes back afterwards', () => {
  const all = [open, spring, summer];
  expect(currentCampaign(all, at('2025-03-15T12:00:00'))?.id).toBe('xuan');
  expect(currentCampaign(all, at('2025-04-15T12:00:00'))?.id).toBe('mo');
});

test('without any campaign there is none', () => {
  expect(currentCampaign([], at('2025-04-15T12:00:00'))).toBeUndefined();
});
