import type { Obligation } from '../campaign/obligations.ts';
import type { Instant } from '../time/instant.ts';

/** `open` can still be filed in time. `overdue` was due and is not there, whether it could still come or not. */
export type Fate = 'on-time' | 'late' | 'overdue' | 'open';
export const FATES: readonly Fate[] = ['on-time', 'late', 'overdue', 'open'];

/** What became of one report that a unit owes. */
export interface Duty {
  readonly obligation: Obligation;
  readonly fate: Fate;
  /** When it was first complete; decides on-time. */
  readonly filedAt?: Instant;
}

/** Every report that could be filed until that moment, in order of time. */
export function dutiesOf(
  obligations: Iterable<Obligation>,
  filed: ReadonlyMap<string, Instant>,
  at: Instant,
): readonly Duty[] {
  const duties: Duty[] = [];
  for (const obligation of obligations) {
    if (obligation.opens > at) continue;
    const when = filed.get(obligation.key);
    const filedAt = when !== undefined && when <= at ? when : undefined;
    duties.push({
      obligation,
      fate: fateOf(obligation, filedAt, at),
      ...(filedAt !== undefined && { filedAt }),
    });
  }
  return duties;
}

function fateOf({ due }: Obligation, filedAt: Instant | undefined, at: Instant): Fate {
  if (filedAt !== undefined) return filedAt < due ? 'on-time' : 'late';
  return at >= due ? 'overdue' : 'open';
}

export type FateCounts = Readonly<Record<Fate, number>>;

export const countFates = (duties: readonly Duty[]): FateCounts => {
  const counts = { 'on-time': 0, late: 0, overdue: 0, open: 0 };
  for (const { fate } of duties) counts[fate] += 1;
  return counts;
};

/** One report for one period and one deadline, over the units that owe it. */
export interface DutyRound {
  readonly report: string;
  readonly period: string;
  readonly due: Instant;
  readonly duties: readonly Duty[];
  readonly counts: FateCounts;
}

/** Latest deadline first. A unit with more time is a round of its own. */
export function roundsOf(duties: readonly Duty[]): readonly DutyRound[] {
  const rounds = Map.groupBy(
    duties,
    ({ obligation: { report, period, due } }) => `${report}/${period}/${due}`,
  );
  return [...rounds.values()]
    .map((of) => {
      const [{ obligation }] = of as [Duty];
      const { report, period, due } = obligation;
      return { report, period, due, duties: of, counts: countFates(of) };
    })
    .sort((a, b) => b.due - a.due);
}
