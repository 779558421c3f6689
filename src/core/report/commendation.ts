import type { Unit } from '../campaign/unit.ts';
import type { Board, UnitLine } from './board.ts';
import type { Standing } from './standing.ts';

/** What spot checks and verdicts found in one unit's list. */
export interface UnitChecks {
  readonly met: number;
  readonly notMet: number;
  readonly absent: number;
}

export const NO_CHECKS: UnitChecks = { met: 0, notMet: 0, absent: 0 };

/** A unit that may be proposed, with the targets that it went beyond. */
export interface Proposal {
  readonly unit: Unit;
  readonly beyond: readonly Standing[];
  readonly checks: UnitChecks;
}

/** `no-report`: a report that was due is missing. `untrue`: a check found something that was not so. */
export type Objection = 'no-report' | 'untrue';

export interface Commendation {
  /** In the order of the plan's units. It proposes; people decide. */
  readonly proposals: readonly Proposal[];
  readonly excluded: readonly { readonly unit: Unit; readonly because: readonly Objection[] }[];
}

/**
 * Reads the plan's rules over the board: who has everything in on time and met (or went beyond) what is asked, with
 * nothing untrue found; and who is not to be considered. The rest is neither.
 */
export function commend({ units, campaign }: Board, checksOf: (unit: string) => UnitChecks): Commendation {
  const rules = campaign.commendationRules;
  const owing = units.filter(({ duties }) => duties.length > 0);
  return {
    proposals: owing.flatMap((line): Proposal[] => {
      const checks = checksOf(line.unit.id);
      const binding = line.standings.filter(({ target }) => !target.encouraged);
      const beyond = binding.filter(({ have, goal }) => goal !== undefined && have > goal);
      const deserves =
        line.counts['on-time'] > 0 &&
        line.counts.overdue === 0 &&
        (!rules.onTime || line.counts.late === 0) &&
        binding.every(({ met }) => met) &&
        (!rules.beyondTarget || beyond.length > 0 || binding.length === 0) &&
        (!rules.verified || checks.notMet === 0);
      return deserves ? [{ unit: line.unit, beyond, checks }] : [];
    }),
    excluded: owing.flatMap((line) => {
      const because = objectionsTo(line, checksOf(line.unit.id));
      return because.length === 0 ? [] : [{ unit: line.unit, because }];
    }),
  };
}

const objectionsTo = ({ counts }: UnitLine, { notMet }: UnitChecks): readonly Objection[] => [
  ...(counts.overdue > 0 ? (['no-report'] as const) : []),
  ...(notMet > 0 ? (['untrue'] as const) : []),
];
