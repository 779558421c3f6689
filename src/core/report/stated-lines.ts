import type { Campaign } from '../campaign/campaign.ts';
import type { Unit } from '../campaign/unit.ts';
import type { Day } from '../time/day.ts';

/** A number that a unit stated in a report, beside what its list says. */
export interface StatedLine {
  readonly unit: Unit;
  readonly report: string;
  readonly period: string;
  readonly metric: string;
  readonly value: number;
  readonly asOf?: Day;
}

export interface Statement {
  readonly unit: string;
  readonly subject: string;
  readonly value: number | null;
  readonly asOf?: Day;
}

/** The counts among all statements, in the order of units and reports; what was taken back is left out. */
export function statedLines(
  { reports }: Campaign,
  units: readonly Unit[],
  statements: readonly Statement[],
): readonly StatedLine[] {
  return units.flatMap((unit) =>
    reports.flatMap(({ id }) =>
      statements.flatMap(({ unit: of, subject, value, asOf }): StatedLine[] => {
        const { report, period, metric } = COUNT.exec(subject)?.groups ?? {};
        if (of !== unit.id || report !== id || value === null) return [];
        return [{ unit, report, period: period ?? '', metric: metric ?? '', value, ...(asOf && { asOf }) }];
      }),
    ),
  );
}

/** See count-subject.ts. */
const COUNT = /^count:(?<report>[^/:]+)\/(?<period>[^:]+):(?<metric>.+)$/;
