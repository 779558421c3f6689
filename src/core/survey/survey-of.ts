import type { Campaign } from '../campaign/campaign.ts';
import { owes } from '../campaign/obligations.ts';
import type { Report } from '../campaign/report.ts';
import type { Unit } from '../campaign/unit.ts';

/** What is asked in every household: names of columns that figures are measured against afterwards. */
export interface Survey {
  readonly report: Report;
  readonly counts: readonly string[];
}

/** The survey of households that the plan asks of a unit, or of anybody; undefined where it asks for none. */
export function surveyOf({ reports }: Campaign, unit?: Unit): Survey | undefined {
  const report = reports.find((one) => one.survey !== undefined && (unit === undefined || owes(unit, one)));
  return report?.survey && { report, counts: report.survey.counts };
}

/** How many households were asked, as a statement; the counts themselves are stated as bases. */
export const HOUSEHOLDS = 'survey:households';
