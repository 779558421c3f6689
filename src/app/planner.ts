import type { Campaign } from '../core/campaign/campaign.ts';
import { type Closing, closingsOf } from '../core/campaign/closings.ts';
import { currentCampaign } from '../core/campaign/current-campaign.ts';
import { escalationsOf } from '../core/campaign/escalations.ts';
import { type Obligation, obligationsOf } from '../core/campaign/obligations.ts';
import { type Firing, remindersOf } from '../core/campaign/reminders.ts';
import type { Calendar } from '../core/time/calendar.ts';
import { type Day, day, dayOf } from '../core/time/day.ts';
import { DAY, type Instant, later, MINUTE } from '../core/time/instant.ts';
import type { Catalogue, CommuneContent } from '../ports/catalogue.ts';

/** One campaign unrolled: what is owed and when people are reminded of it or silence climbs, sorted by time. */
export interface Plan {
  readonly content: CommuneContent;
  readonly campaign: Campaign;
  readonly obligations: ReadonlyMap<string, Obligation>;
  readonly firings: readonly Firing[];
  readonly firingByKey: ReadonlyMap<string, Firing>;
  /** When each phase is over and its figures are frozen. */
  readonly closings: readonly Closing[];
  /** Days off, for whoever works out further deadlines. */
  readonly calendar: Calendar | undefined;
}

export interface Planner {
  /** The campaign a commune is in at that moment; undefined when it has none at all. */
  current(commune: string, at: Instant): Plan | undefined;
  of(commune: string, campaign: string, at: Instant): Plan | undefined;
  all(at: Instant): readonly Plan[];
}

/** How far ahead of today an open-ended campaign is unrolled. */
const HORIZON = 400 * DAY;

/** Plans are derived from the files only, so each is unrolled once a year of the calendar and kept. */
export function createPlanner({ communes, calendar }: Catalogue): Planner {
  const kept = new Map<string, Plan>();

  function planOf(content: CommuneContent, campaign: Campaign, at: Instant): Plan {
    const { commune, units } = content;
    const until = dayOf(later(at, HORIZON), commune.timeZone);
    const key = `${commune.id}/${campaign.id}/${until.slice(0, 4)}`;
    const known = kept.get(key);
    if (known) return known;

    // To the end of that year, so that every moment of this year finds the same plan.
    const obligations = obligationsOf(campaign, units, endOfYear(until), calendar);
    const firings = [
      ...remindersOf(campaign, obligations, calendar),
      ...escalationsOf(campaign, obligations, calendar),
    ].sort((a, b) => a.at - b.at);
    const plan: Plan = {
      content,
      campaign,
      obligations: new Map(obligations.map((obligation) => [obligation.key, obligation])),
      firings,
      firingByKey: new Map(firings.map((firing) => [firing.key, firing])),
      closings: closingsOf(campaign, obligations, calendar),
      calendar,
    };
    kept.set(key, plan);
    return plan;
  }

  const latest = new Map<string, { readonly quarter: number; readonly plan: Plan | undefined }>();

  return {
    // Asked for every message. Campaigns and years begin at a midnight, which everywhere is a whole quarter of an hour.
    current(commune, at) {
      const quarter = Math.floor(at / (15 * MINUTE));
      const known = latest.get(commune);
      if (known?.quarter === quarter) return known.plan;
      const content = communes.get(commune);
      const campaign = content && currentCampaign(content.campaigns, at);
      const plan = content && campaign && planOf(content, campaign, at);
      if (content) latest.set(commune, { quarter, plan });
      return plan;
    },
    of(commune, id, at) {
      const content = communes.get(commune);
      const campaign = content?.campaigns.find((one) => one.id === id);
      return content && campaign && planOf(content, campaign, at);
    },
    all: (at) =>
      [...communes.values()].flatMap((content) =>
        content.campaigns.map((campaign) => planOf(content, campaign, at)),
      ),
  };
}

const endOfYear = (of: Day): Day => day(`${of.slice(0, 4)}-12-31`);

/** The firings with from ≤ at < to. Found by halving, so the cost grows with what is due and not with the plan. */
export function firingsBetween({ firings }: Plan, from: Instant, to: Instant): readonly Firing[] {
  return firings.slice(firstAt(firings, from), firstAt(firings, to));
}

function firstAt(firings: readonly Firing[], at: Instant): number {
  let low = 0;
  let high = firings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((firings[middle] as Firing).at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
