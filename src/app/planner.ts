import type { Campaign } from '../core/campaign/campaign.ts';
import { type Closing, closingsOf } from '../core/campaign/closings.ts';
import { currentCampaign } from '../core/campaign/current-campaign.ts';
import { escalationsOf } from '../core/campaign/escalations.ts';
import { type Obligation, obligationsOf, passedOn } from '../core/campaign/obligations.ts';
import { type Firing, remindersOf } from '../core/campaign/reminders.ts';
import type { Unit } from '../core/campaign/unit.ts';
import { type DatedChange, isUnitChange, standing } from '../core/change/change.ts';
import { extensionsIn, layExtensions } from '../core/change/lay-extensions.ts';
import { layUnits } from '../core/change/lay-units.ts';
import type { Calendar } from '../core/time/calendar.ts';
import { type Day, day, dayOf } from '../core/time/day.ts';
import { DAY, type Instant, later, MINUTE } from '../core/time/instant.ts';
import type { Catalogue, CommuneContent } from '../ports/catalogue.ts';
import type { Tx } from '../ports/store.ts';
import { type LaidCommune, layCommune } from './lay-commune.ts';

/** One campaign unrolled: what is owed and when people are reminded of it or silence climbs, sorted by time. */
export interface Plan {
  /** With the units that are there at the moment the plan was asked for. */
  readonly content: CommuneContent;
  readonly campaign: Campaign;
  /** Every unit that is, was or will be, by its id: obligations of units that ended keep their names. */
  readonly units: ReadonlyMap<string, Unit>;
  readonly obligations: ReadonlyMap<string, Obligation>;
  /** What units that are about to be merged still work on; the unit that they become owes it. */
  readonly passedOn: readonly Obligation[];
  readonly firings: readonly Firing[];
  readonly firingByKey: ReadonlyMap<string, Firing>;
  /** What some units have more time for, with the deadline that everybody else has. */
  readonly extended: readonly Obligation[];
  /** When each phase is over and its figures are frozen. */
  readonly closings: readonly Closing[];
  /** Days off, for whoever works out further deadlines. */
  readonly calendar: Calendar | undefined;
}

export interface PlanName {
  readonly commune: string;
  readonly campaign: string;
}

/** Whoever wants to know of units or deadlines asks here: the files with the dated changes laid over them. */
export interface Planner {
  /** The campaign a commune is in at that moment; undefined when it has none at all. */
  current(commune: string, at: Instant): Plan | undefined;
  of(commune: string, campaign: string, at: Instant): Plan | undefined;
  all(at: Instant): readonly Plan[];
  /** What there is, without unrolling anything. */
  names(): readonly PlanName[];
  /** The commune with the units that are there at that moment, whether a campaign runs or not. */
  content(commune: string, at: Instant): CommuneContent | undefined;
  /** Every unit of the commune that is, was or will be, with the names of that moment. */
  units(commune: string, at: Instant): readonly Unit[];
  /** Every unit with all names as they were decided before that change; without it, as they are decided by now. */
  unitsBefore(commune: string, seq?: number): readonly Unit[];
  /** Everything that was ever changed, in order. */
  changes(): readonly DatedChange[];
  /** Takes in what has been changed; every transaction begins with it. */
  refresh(tx: Pick<Tx, 'changes'>): Promise<void>;
}

/** How far ahead of today an open-ended campaign is unrolled. */
const HORIZON = 400 * DAY;
/** Unrolled plans held in memory; one is unrolled in a few milliseconds. */
const MOST_KEPT = 100;

/** Each plan is unrolled for a year of the calendar and a set of units, and kept while it is used and nothing changes. */
export function createPlanner({ communes, calendar }: Pick<Catalogue, 'communes' | 'calendar'>): Planner {
  let version = 0;
  let changes: readonly DatedChange[] = [];
  const laid = new Map<string, LaidCommune>();
  const kept = new Map<string, Plan>();
  const latest = new Map<string, { readonly quarter: number; readonly plan: Plan | undefined }>();

  function communeOf(id: string): LaidCommune | undefined {
    const known = laid.get(id);
    if (known) return known;
    const content = communes.get(id);
    if (content === undefined) return undefined;
    const made = layCommune(content, standing(changes.filter(({ commune }) => commune === id)));
    laid.set(id, made);
    return made;
  }

  function planOf(commune: LaidCommune, id: string, at: Instant): Plan | undefined {
    const era = commune.eraOf(at);
    const until = dayOf(later(at, HORIZON), commune.timeZone);
    const key = `${commune.id}/${id}/${until.slice(0, 4)}/${era}`;
    const known = kept.get(key);
    if (known) {
      // The ones used last stay.
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const { content, units } = commune.during(era);
    const campaign = content.campaigns.find((one) => one.id === id);
    if (campaign === undefined) return undefined;

    // To the end of that year, so that every moment of this year finds the same plan.
    const own = obligationsOf(campaign, units, endOfYear(until), calendar);
    const ladder = [...remindersOf(campaign, own, calendar), ...escalationsOf(campaign, own, calendar)];
    const { obligations, firings } = layExtensions(
      campaign,
      { obligations: own, firings: ladder.sort((a, b) => a.at - b.at) },
      extensionsIn(commune.changes),
      calendar,
    );
    const dues = new Map(obligations.map(({ key, due }) => [key, due]));
    const plan: Plan = {
      content,
      campaign,
      units: new Map(units.map((unit) => [unit.id, unit])),
      obligations: new Map(obligations.map((obligation) => [obligation.key, obligation])),
      passedOn: passedOn(campaign, units, endOfYear(until), calendar),
      firings,
      firingByKey: new Map(firings.map((firing) => [firing.key, firing])),
      extended: own.filter(({ key, due }) => dues.get(key) !== due),
      closings: closingsOf(campaign, own, calendar),
      calendar,
    };
    kept.set(key, plan);
    const [oldest] = kept.size > MOST_KEPT ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return plan;
  }

  return {
    // Asked for every message. Campaigns, units and years begin at a midnight, which everywhere is a whole quarter of an hour.
    current(id, at) {
      const quarter = Math.floor(at / (15 * MINUTE));
      const known = latest.get(id);
      if (known?.quarter === quarter) return known.plan;
      const commune = communeOf(id);
      if (commune === undefined) return undefined;
      const campaign = currentCampaign(commune.during(commune.eraOf(at)).content.campaigns, at);
      const plan = campaign && planOf(commune, campaign.id, at);
      latest.set(id, { quarter, plan });
      return plan;
    },
    of(id, campaign, at) {
      const commune = communeOf(id);
      return commune && planOf(commune, campaign, at);
    },
    all: (at) =>
      [...communes.values()].flatMap((content) =>
        content.campaigns.flatMap(({ id }) => {
          const commune = communeOf(content.commune.id);
          return (commune && planOf(commune, id, at)) ?? [];
        }),
      ),
    names: () =>
      [...communes.values()].flatMap(({ commune, campaigns }) =>
        campaigns.map(({ id }) => ({ commune: commune.id, campaign: id })),
      ),
    content(id, at) {
      const commune = communeOf(id);
      return commune?.during(commune.eraOf(at)).content;
    },
    units(id, at) {
      const commune = communeOf(id);
      return commune?.during(commune.eraOf(at)).units ?? [];
    },
    unitsBefore(id, seq = Infinity) {
      const before = communeOf(id)?.changes.filter((dated) => dated.seq < seq) ?? [];
      const ofUnits = before.map(({ change }) => change).filter(isUnitChange);
      return layUnits(communes.get(id)?.units ?? [], ofUnits, LAST_DAY);
    },
    changes: () => changes,
    async refresh(tx) {
      const now = await tx.changes.version();
      if (now === version) return;
      const all = await tx.changes.all();
      // Another transaction may have taken them in meanwhile.
      const news = all.slice(changes.length);
      changes = all;
      version = all.at(-1)?.seq ?? 0;
      for (const id of new Set(news.map(({ commune }) => commune))) forget(id);
    },
  };

  function forget(commune: string): void {
    laid.delete(commune);
    latest.delete(commune);
    for (const key of kept.keys()) if (key.startsWith(`${commune}/`)) kept.delete(key);
  }
}

const LAST_DAY = day('9999-12-31');

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
