import { isAlike, type Look } from '../media/look.ts';
import type { Instant } from '../time/instant.ts';

/** What is odd about a report, and so about every row that was recorded for it. Words under flag.<id>. */
export const REPORT_FLAGS = ['missing-evidence', 'reused-photo', 'alike-photo', 'round-numbers'] as const;
export type ReportFlag = (typeof REPORT_FLAGS)[number];

/** A photo that was shown for a report, by the key of the obligation. */
export interface Photo {
  readonly obligation: string;
  readonly sha256: string;
  readonly look?: Look;
}

/** A report of one unit, as much as its flags need. */
export interface Shown {
  readonly key: string;
  readonly opens: Instant;
  /** The first instant that is too late. */
  readonly due: Instant;
  readonly isFiled: boolean;
  /** Evidence that the plan asks for and nobody has sent. */
  readonly lacks: number;
  /** Numbers that were stated for it. */
  readonly counts: readonly number[];
}

/** The flags of each report that has any. Before a report is due or filed nothing is missing yet. */
export function reportFlagsOf(
  reports: readonly Shown[],
  photos: readonly Photo[],
  at: Instant,
): ReadonlyMap<string, readonly ReportFlag[]> {
  const byFile = Map.groupBy(photos, ({ sha256 }) => sha256);
  const flagged = reports.map(({ key, due, isFiled, lacks, counts }) => {
    const own = photos.filter(({ obligation }) => obligation === key);
    const isElsewhere = ({ obligation }: Photo): boolean => obligation !== key;
    const isReused = ({ sha256 }: Photo): boolean => byFile.get(sha256)?.some(isElsewhere) ?? false;
    const isLike = ({ sha256, look }: Photo): boolean =>
      look !== undefined &&
      photos.some(
        (other) =>
          isElsewhere(other) &&
          other.sha256 !== sha256 &&
          other.look !== undefined &&
          isAlike(look, other.look),
      );
    const judged: Readonly<Record<ReportFlag, boolean>> = {
      'missing-evidence': lacks > 0 && (isFiled || due <= at),
      'reused-photo': own.some(isReused),
      'alike-photo': own.some(isLike),
      'round-numbers': areRound(counts),
    };
    return [key, REPORT_FLAGS.filter((flag) => judged[flag])] as const;
  });
  return new Map(flagged.filter(([, flags]) => flags.length > 0));
}

/** Numbers that are all round were rather guessed than counted. */
export function areRound(counts: readonly number[]): boolean {
  const large = counts.filter((value) => value >= 20);
  return large.length >= 3 && large.every((value) => value % 10 === 0);
}

/** The report for which a row was recorded: the one that was open, or the last one before. In order of time. */
export const reportOfRow = <R extends Pick<Shown, 'opens' | 'due'>>(
  reports: readonly R[],
  at: Instant,
): R | undefined =>
  reports.find(({ opens, due }) => opens <= at && at < due) ?? reports.findLast(({ due }) => due <= at);
