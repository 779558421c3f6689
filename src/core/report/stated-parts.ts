import type { Campaign } from '../campaign/campaign.ts';
import { firstDay } from '../campaign/campaign.ts';
import { countingProofs } from '../campaign/metric.ts';
import { owes } from '../campaign/obligations.ts';
import type { Unit } from '../campaign/unit.ts';
import type { Day } from '../time/day.ts';
import { listOf } from './list-of.ts';
import { type Statement, statedLines } from './stated-lines.ts';

/** So many more of a metric than the unit had stated before, on the day up to which they were counted. */
export interface StatedPart {
  readonly unit: string;
  readonly metric: string;
  readonly of: Day;
  readonly count: number;
}

/**
 * Numbers of reports that enter the totals: where the plan says so, of units that owe no list with that metric and have
 * none. A unit answers for its number, so it counts where the metric takes a unit's word.
 */
export function statedParts(
  campaign: Campaign,
  units: readonly Unit[],
  statements: readonly Statement[],
  hasRows: (unit: string, metric: string) => boolean,
): readonly StatedPart[] {
  const entering = new Map(
    campaign.reports.flatMap((report) => (report.countsEnterTotals ? [[report.id, report] as const] : [])),
  );
  if (entering.size === 0) return [];
  const taken = new Set(
    campaign.metrics.filter((one) => countingProofs(one).includes('unit-confirmed')).map(({ id }) => id),
  );
  const lines = statedLines(campaign, units, statements).filter(({ unit, report, metric }) => {
    const source = entering.get(report);
    if (source === undefined || !owes(unit, source) || !taken.has(metric)) return false;
    return !listOf(campaign, unit)?.metrics.includes(metric) && !hasRows(unit.id, metric);
  });
  const begun = firstDay(campaign);
  return [
    ...Map.groupBy(lines, ({ unit, report, metric }) => `${unit.id} ${report} ${metric}`).values(),
  ].flatMap((of) => {
    const inOrder = of
      .map(({ asOf = begun, ...line }) => ({ ...line, asOf }))
      .toSorted((a, b) => compare(a.asOf, b.asOf) || compare(a.period, b.period));
    const isCumulative = entering.get(inOrder[0]?.report ?? '')?.countsAre === 'cumulative';
    const counts = isCumulative
      ? growth(inOrder.map(({ value }) => value))
      : inOrder.map(({ value }) => value);
    return inOrder.map(({ unit, metric, asOf }, n) => ({
      unit: unit.id,
      metric,
      of: asOf,
      count: counts[n] ?? 0,
    }));
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What each adds to those before; a smaller one takes back what was too much, from the latest on. */
function growth(values: readonly number[]): readonly number[] {
  // What is still valid of each is the least of those that came after.
  const valid = values.map((_, n) => Math.min(...values.slice(n)));
  return valid.map((value, n) => value - (valid[n - 1] ?? 0));
}
