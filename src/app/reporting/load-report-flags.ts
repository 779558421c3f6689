import type { Unit } from '../../core/campaign/unit.ts';
import { countSubject } from '../../core/report/count-subject.ts';
import { type ReportFlag, reportFlagsOf, type Shown } from '../../core/report/report-flags.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Fingerprint, Tx } from '../../ports/store.ts';
import type { Plan } from '../planner.ts';

/** What is read once for all units of a campaign. */
export interface AllReports {
  readonly filed: ReadonlySet<string>;
  readonly photos: readonly Fingerprint[];
}

export async function loadAllReports(tx: Tx, { campaign: { commune, id } }: Plan): Promise<AllReports> {
  const filed = await tx.submissions.of(commune, id);
  return {
    filed: new Set(filed.map(({ obligation }) => obligation)),
    photos: await tx.evidence.fingerprints(commune, id),
  };
}

/** A report that a unit owes or owed, in order of time, with what is odd about it. */
export interface FlaggedReport {
  readonly title: string;
  readonly opens: Instant;
  readonly due: Instant;
  /** It counts people, so that rows are recorded for it. */
  readonly isOfPeople: boolean;
  readonly flags: readonly ReportFlag[];
}

export async function loadReportFlags(
  tx: Tx,
  { campaign, obligations }: Plan,
  unit: Unit,
  { filed, photos }: AllReports,
  at: Instant,
): Promise<readonly FlaggedReport[]> {
  const evidence = await tx.evidence.of(campaign.commune, campaign.id, unit.id);
  const stated = await tx.stated.of(campaign.commune, campaign.id, unit.id);
  const reports = [...obligations.values()]
    .filter((one) => one.unit === unit.id && one.opens <= at)
    .toSorted((a, b) => a.due - b.due)
    .flatMap((one): readonly (Shown & Pick<FlaggedReport, 'title' | 'isOfPeople'>)[] => {
      const report = campaign.reports.find(({ id }) => id === one.report);
      if (report === undefined) return [];
      const shown = new Set(
        evidence.filter(({ obligation }) => obligation === one.key).map(({ kind }) => kind),
      );
      const subjects = new Set(report.counts.map((metric) => countSubject(one, metric)));
      return [
        {
          key: one.key,
          title: report.title,
          isOfPeople: report.list !== undefined || report.counts.length > 0,
          opens: one.opens,
          due: one.due,
          isFiled: filed.has(one.key),
          // The list itself is what the rows are.
          lacks: report.evidence.filter((kind) => kind !== 'list' && !shown.has(kind)).length,
          counts: stated.flatMap(({ subject, value }) =>
            subjects.has(subject) && value !== null ? [value] : [],
          ),
        },
      ];
    });
  const flags = reportFlagsOf(reports, photos, at);
  return reports.map(({ key, title, opens, due, isOfPeople }) => ({
    title,
    opens,
    due,
    isOfPeople,
    flags: flags.get(key) ?? [],
  }));
}
