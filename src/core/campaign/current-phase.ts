import { startOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Campaign } from './campaign.ts';
import type { Phase } from './phase.ts';

/** The phase that began last; before the campaign, the one that begins first. */
export function currentPhase({ phases, timeZone }: Campaign, at: Instant): Phase {
  const inOrder = phases.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const begun = inOrder.filter(({ start }) => startOf(start, timeZone) <= at);
  return (begun.at(-1) ?? inOrder[0]) as Phase;
}
