import type { Campaign } from '../campaign/campaign.ts';
import { owes } from '../campaign/obligations.ts';
import type { ListField } from '../campaign/report.ts';
import type { Unit } from '../campaign/unit.ts';

/** What a unit's list of people holds, over all the reports it owes. */
export interface UnitList {
  readonly fields: readonly { readonly field: ListField; readonly optional: boolean }[];
  /** Metrics that a row can have achieved. */
  readonly metrics: readonly string[];
}

/** Undefined where the plan asks this unit for no list: it reports figures, papers or tasks only. */
export function listOf(campaign: Campaign, unit: Unit): UnitList | undefined {
  const lists = campaign.reports.flatMap((report) =>
    owes(unit, report) && report.list ? [report.list] : [],
  );
  if (lists.length === 0) return undefined;
  const required = new Set(lists.flatMap((list) => list.required));
  const wanted = [...required, ...lists.flatMap((list) => list.optional)];
  return {
    fields: [...new Set(wanted)].map((field) => ({ field, optional: !required.has(field) })),
    metrics: [...new Set(lists.flatMap((list) => list.metrics))],
  };
}
