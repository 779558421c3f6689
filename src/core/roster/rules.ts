import { fold } from '../message/fold.ts';
import type { MetricWords } from '../report/read-counts.ts';
import type { Wanted } from './judge.ts';
import { createMetricsIn } from './metrics-in.ts';
import type { IsPlace } from './pieces.ts';

/** How lists of one unit are read and judged. Plain data, so that it can go to where a file is read. */
export interface RosterRules extends Omit<Wanted, 'metricsIn'> {
  /** The metrics of the list, and how people call them. */
  readonly metrics: readonly MetricWords[];
  /** Names that are places without a word before them: the commune, its old names, its villages. */
  readonly places: readonly string[];
}

export interface RosterReader {
  readonly rules: RosterRules;
  readonly wanted: Wanted;
  readonly isPlace: IsPlace;
}

export function toReader(rules: RosterRules): RosterReader {
  const { metrics, places, ...wanted } = rules;
  return {
    rules,
    wanted: { ...wanted, metricsIn: createMetricsIn(metrics) },
    isPlace: toIsPlace(places),
  };
}

export function toIsPlace(places: readonly string[]): IsPlace {
  const known = new Set(places.map(fold));
  return (folded) => known.has(folded);
}
