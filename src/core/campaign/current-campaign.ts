import { endOf, startOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { type Campaign, firstDay, lastDay } from './campaign.ts';

/** The campaign that runs at that time (the latest begun, if several do), else the next one, else the last one. */
export function currentCampaign(campaigns: readonly Campaign[], at: Instant): Campaign | undefined {
  // Asked for every message, and the answer for most communes; the calendar would be the slowest part of it.
  if (campaigns.length <= 1) return campaigns[0];
  const byStart = campaigns
    .map((campaign) => ({ campaign, ...windowOf(campaign) }))
    .toSorted((a, b) => a.start - b.start);
  const running = byStart.findLast(({ start, end }) => start <= at && (end === null || at < end));
  return (running ?? byStart.find(({ start }) => start > at) ?? byStart.at(-1))?.campaign;
}

function windowOf(campaign: Campaign): { readonly start: Instant; readonly end: Instant | null } {
  const last = lastDay(campaign);
  return {
    start: startOf(firstDay(campaign), campaign.timeZone),
    end: last === undefined ? null : endOf(last, campaign.timeZone),
  };
}
