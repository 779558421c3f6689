import type { Campaign } from '../campaign/campaign.ts';
import type { Metric } from '../campaign/metric.ts';
import type { Unit } from '../campaign/unit.ts';
import type { Instant } from '../time/instant.ts';
import type { Figures } from './figures.ts';
import { begunTargets, type Standing, standingOf, unitsOf } from './standing.ts';

/** One metric over the whole campaign: people (người) and rows in the lists (lượt). */
export interface MetricTotal {
  readonly metric: Metric;
  readonly people: number;
  readonly entries: number;
  /** Of the rows, those that were checked on the spot. */
  readonly verified: number;
  /** How many of the entries were stated as a number, without a list. */
  readonly stated: number;
}

export function metricTotals({ metrics }: Campaign, figures: Figures): readonly MetricTotal[] {
  const counts = figures.during([]);
  return metrics.map((metric) => ({
    metric,
    people: counts.people(metric.id),
    entries: counts.entries(metric.id),
    verified: counts.verified(metric.id),
    stated: counts.stated?.(metric.id) ?? 0,
  }));
}

/** Where the commune stands on every target that is set already. */
export const communeStandings = (
  campaign: Campaign,
  units: readonly Unit[],
  figures: Figures,
  at: Instant,
): readonly Standing[] => begunTargets(campaign, at).map((target) => standingOf(target, units, figures));

/** Where one unit stands on the targets that are its own; what has no goal for it is left out. */
export const unitStandings = (
  campaign: Campaign,
  unit: Unit,
  figures: Figures,
  at: Instant,
): readonly Standing[] =>
  begunTargets(campaign, at)
    .filter((target) => unitsOf(target, [unit]).length > 0)
    .map((target) => standingOf(target, [unit], figures, unit.id))
    .filter(({ goal }) => goal !== undefined);
