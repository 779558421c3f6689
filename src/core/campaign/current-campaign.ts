import { endOf, startOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { type Campaign, firstDay, lastDay } from './campaign.ts';

/** The campaign that runs at that time (the latest begun, if several do), else the next one, else the last one. */
export function currentCampaign(campaigns: readonly Campaign[], at: Instant): Campaign | undefined {
  const byStart = campaigns
    .map((campaign) => ({ campaign, ...windowOf(campaign) }))
    .toSorted((a, b) => a.start - b.start);
  const begun = byStart.filter(({ start }) => start <= at);
  const running = begun.findLast(({ end }) => end === null || at < end);
  return (running ?? byStart[begun.length] ?? begun.at(-1))?.campaign;
}

function windowOf(campaign: Campaign): { start: Instant; end: Instant | null } {
  const last = lastDay(campaign);
  return {
    start: startOf(firstDay(campaign), campaign.timeZone),
    end: last === undefined ? null : endOf(last, campaign.timeZone),
  };
}
