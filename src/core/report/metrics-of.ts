import type { Campaign } from '../campaign/campaign.ts';
import { owes } from '../campaign/obligations.ts';
import type { Unit } from '../campaign/unit.ts';

/** Metrics that the plan asks of this unit, by name or as a number; of any other it has nothing to say. */
export const metricsOf = (campaign: Campaign, unit: Unit): ReadonlySet<string> =>
  new Set(
    campaign.reports
      .filter((report) => owes(unit, report))
      .flatMap(({ list, counts }) => [...(list?.metrics ?? []), ...counts]),
  );
