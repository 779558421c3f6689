import type { Obligation } from '../campaign/obligations.ts';
import { DAY, type Instant } from '../time/instant.ts';

/** One report for one period and one deadline: who owed it, and who has filed it. A unit with more time is a round of its own. */
export interface Round {
  readonly report: string;
  readonly period: string;
  readonly due: Instant;
  readonly owed: readonly Obligation[];
  /** Still missing, in the order of the units. */
  readonly missing: readonly Obligation[];
}

/** Reports that can be filed at that moment, earliest deadline first. */
export function openRounds(
  obligations: Iterable<Obligation>,
  filed: ReadonlySet<string>,
  at: Instant,
): readonly Round[] {
  const rounds = new Map<string, { first: Obligation; owed: Obligation[] }>();
  for (const obligation of obligations) {
    if (at < obligation.opens || at >= obligation.closes) continue;
    const name = `${obligation.report}/${obligation.period}/${obligation.due}`;
    const round = rounds.get(name);
    if (round) round.owed.push(obligation);
    else rounds.set(name, { first: obligation, owed: [obligation] });
  }
  return [...rounds.values()]
    .map(({ first: { report, period, due }, owed }) => ({
      report,
      period,
      due,
      owed,
      missing: owed.filter(({ key }) => !filed.has(key)),
    }))
    .sort((a, b) => a.due - b.due);
}

/** What one unit can file now, whether it has or not, earliest deadline first. */
export const openTo = (rounds: readonly Round[], unit: string): readonly Obligation[] =>
  rounds.flatMap(({ owed }) => owed.filter((obligation) => obligation.unit === unit));

/** Further away than that a deadline is nobody's concern yet. */
const SOON = 31 * DAY;
export const isSoon = (due: Instant, at: Instant): boolean => due - at <= SOON;

/** Those that are due soon or overdue; if there are none of them, all. */
export function soonest(obligations: readonly Obligation[], at: Instant): readonly Obligation[] {
  const soon = obligations.filter(({ due }) => isSoon(due, at));
  return soon.length > 0 ? soon : obligations;
}

/** What one unit can file now and has not, earliest deadline first. */
export const owedBy = (rounds: readonly Round[], unit: string): readonly Obligation[] =>
  rounds.flatMap(({ missing }) => missing.filter((obligation) => obligation.unit === unit));
