import type { EvidenceKind, Report } from '../campaign/report.ts';

/** What a unit has given to one report so far. */
export interface Given {
  /** Counts that were stated; one that is blank is not here, which is not 0. */
  readonly counts: ReadonlyMap<string, number>;
  /** People on the list who count, by metric. */
  readonly listed: (metric: string) => number;
  readonly evidence: ReadonlySet<EvidenceKind>;
  /** The unit keeps a list, with at least one person on it. */
  readonly hasList: boolean;
}

export interface Mismatch {
  readonly metric: string;
  readonly stated: number;
  readonly listed: number;
}

/** What the plan asks for a report and is not there yet. */
export interface Gaps {
  readonly counts: readonly string[];
  /** Where the plan wants the numbers to follow from the list, and they do not. */
  readonly mismatches: readonly Mismatch[];
  readonly evidence: readonly EvidenceKind[];
}

/**
 * Numbers that have to follow from the list need not be given where there is a list: they are counted from it. `keepsList`:
 * the plan asks this unit for a list of people.
 */
export function gapsOf(report: Report, keepsList: boolean, given: Given): Gaps {
  const { counts, listed, evidence, hasList } = given;
  const follows = report.countsFollowList && keepsList;
  const missing = report.counts.filter((metric) => !counts.has(metric) && !(follows && hasList));
  const mismatches = follows
    ? report.counts.flatMap((metric) => {
        const stated = counts.get(metric);
        const names = listed(metric);
        return stated === undefined || stated === names ? [] : [{ metric, stated, listed: names }];
      })
    : [];
  const shown = report.evidence.filter((kind) =>
    kind === 'list' ? keepsList && !hasList : !evidence.has(kind),
  );
  return { counts: missing, mismatches, evidence: shown };
}

export const hasGaps = ({ counts, mismatches, evidence }: Gaps): boolean =>
  counts.length + mismatches.length + evidence.length > 0;
