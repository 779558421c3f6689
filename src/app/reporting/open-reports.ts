import type { Obligation } from '../../core/campaign/obligations.ts';
import type { Report } from '../../core/campaign/report.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { openRounds, openTo } from '../../core/report/owing.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import type { Plan } from '../planner.ts';

/** A report that a unit can work on now. Without a deadline it has no obligation and one period for all time. */
export interface OpenReport {
  readonly report: Report;
  readonly obligation: Pick<Obligation, 'key' | 'report' | 'period' | 'unit'> & { readonly opens?: Instant };
}

/** Those that are owed and not filed come first, earliest deadline first; then those that were filed; then those without a deadline. */
export async function openReports(
  tx: Tx,
  plan: Plan,
  unit: Unit,
  at: Instant,
  wanted: (report: Report) => boolean,
): Promise<readonly OpenReport[]> {
  const { campaign } = plan;
  const filed = new Set(
    (await tx.submissions.of(campaign.commune, campaign.id)).map(({ obligation }) => obligation),
  );
  const open = openTo(openRounds([...plan.obligations.values(), ...plan.passedOn], filed, at), unit.id);
  const ordered = [...open.filter(({ key }) => !filed.has(key)), ...open.filter(({ key }) => filed.has(key))];
  const dated = ordered.flatMap((obligation): OpenReport[] => {
    const report = campaign.reports.find(({ id }) => id === obligation.report);
    return report && wanted(report) ? [{ report, obligation }] : [];
  });
  const undated = campaign.reports
    .filter((report) => report.due.length === 0 && owesIt(unit, report) && wanted(report))
    .map((report): OpenReport => {
      const period = 'any';
      const key = `${campaign.commune}/${campaign.id}/${report.id}/${unit.id}/${period}`;
      return { report, obligation: { key, report: report.id, period, unit: unit.id } };
    });
  return [...dated, ...undated];
}

const owesIt = (unit: Unit, report: Report): boolean =>
  report.from.includes(unit.kind) || report.units.includes(unit.id);
