import type { Campaign } from '../campaign/campaign.ts';
import { currentPhase } from '../campaign/current-phase.ts';
import type { Obligation } from '../campaign/obligations.ts';
import type { Phase } from '../campaign/phase.ts';
import type { Unit } from '../campaign/unit.ts';
import type { Instant } from '../time/instant.ts';
import { countFates, type Duty, type DutyRound, dutiesOf, type FateCounts, roundsOf } from './duties.ts';
import type { Figures } from './figures.ts';
import { metricsOf } from './metrics-of.ts';
import { gapOf, type Standing } from './standing.ts';
import { withStatedBases } from './stated-bases.ts';
import { communeStandings, type MetricTotal, metricTotals, unitStandings } from './totals.ts';

/**
 * How a unit is doing, worst first: a report is overdue; a target that is set is not met yet; a report is open, or nothing
 * was reported yet; everything is there and met; or the plan asks nothing of it.
 */
export const UNIT_STATES = ['overdue', 'behind', 'open', 'done', 'free'] as const;
export type UnitState = (typeof UNIT_STATES)[number];

/** One unit: its rows by metric, where it stands, and what became of its reports. */
export interface UnitLine {
  readonly unit: Unit;
  /** Rows (lượt) by metric. Undefined is blank, which is not 0: not asked of it, or nothing was reported yet. */
  readonly entries: ReadonlyMap<string, number | undefined>;
  /** The same, recorded since the phase under way began. */
  readonly recent: ReadonlyMap<string, number | undefined>;
  readonly standings: readonly Standing[];
  readonly duties: readonly Duty[];
  readonly counts: FateCounts;
  readonly state: UnitState;
}

/** Everything that is known of a campaign at one moment, in counts: the one thing that chat, page and files show. */
export interface Board {
  readonly at: Instant;
  readonly campaign: Campaign;
  /** The phase under way, or the last one that was. */
  readonly phase: Phase;
  readonly metrics: readonly MetricTotal[];
  readonly standings: readonly Standing[];
  readonly units: readonly UnitLine[];
  readonly rounds: readonly DutyRound[];
  /** "<unit> <metric>" of the numbers that enter the totals without a list. */
  readonly entering: ReadonlySet<string>;
}

interface Known {
  readonly campaign: Campaign;
  readonly units: readonly Unit[];
  readonly obligations: Iterable<Obligation>;
  readonly figures: Figures;
  /** When each obligation was first complete. */
  readonly filed: ReadonlyMap<string, Instant>;
}

export function toBoard({ campaign, units, obligations, figures, filed }: Known, at: Instant): Board {
  const duties = dutiesOf(obligations, filed, at);
  const byUnit = Map.groupBy(duties, ({ obligation }) => obligation.unit);
  const { entries: rowsOf } = figures.during([]);
  const phase = currentPhase(campaign, at);
  const { entries: recentOf } = figures.during([phase.id]);
  return {
    at,
    campaign,
    phase,
    metrics: metricTotals(campaign, figures),
    standings: communeStandings(campaign, units, figures, at),
    rounds: roundsOf(duties),
    entering: figures.entering ?? new Set(),
    units: units.map((unit) => {
      const mine = byUnit.get(unit.id) ?? [];
      const counts = countFates(mine);
      const standings = unitStandings(campaign, unit, figures, at);
      const asked = metricsOf(campaign, unit);
      const ids = new Set([unit.id]);
      const rows = campaign.metrics.map(({ id }) => [id, rowsOf(id, ids)] as const);
      const reported = rows.some(([, n]) => n > 0) || counts['on-time'] + counts.late > 0;
      return {
        unit: withStatedBases(campaign, unit, figures),
        duties: mine,
        counts,
        standings,
        entries: new Map(rows.map(([id, n]) => [id, n > 0 || (reported && asked.has(id)) ? n : undefined])),
        recent: new Map(
          rows.map(([id, n]) => [id, n > 0 || (reported && asked.has(id)) ? recentOf(id, ids) : undefined]),
        ),
        state: stateOf(counts, standings, asked.size > 0, reported),
      };
    }),
  };
}

function stateOf(
  counts: FateCounts,
  standings: readonly Standing[],
  isAsked: boolean,
  reported: boolean,
): UnitState {
  if (counts.overdue > 0) return 'overdue';
  if (standings.some((standing) => !standing.target.encouraged && gapOf(standing) > 0)) return 'behind';
  // What has not begun is not done.
  if (counts.open > 0 || (isAsked && !reported)) return 'open';
  return isAsked || counts['on-time'] + counts.late > 0 ? 'done' : 'free';
}
