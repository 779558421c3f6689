import type { Campaign } from '../campaign/campaign.ts';
import type { Target } from '../campaign/target.ts';
import type { Unit } from '../campaign/unit.ts';
import { startOf } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { baseSubject, pledgeSubject } from './count-subject.ts';
import type { Figures } from './figures.ts';

/** Where one target stands. Figures that the plan or units.csv does not give are absent, which is not 0. */
export interface Standing {
  readonly target: Target;
  readonly have: number;
  /** The number that meets the target, as a whole number of people. */
  readonly goal?: number;
  /** Whom the percentage is measured against. */
  readonly base?: number;
  /** Units whose denominator nobody has given; `base` is without them. */
  readonly unknown: readonly string[];
  /** Undefined where there is no goal to compare with. */
  readonly met?: boolean;
}

/** The units a target is set for; all of them when it is set for the commune as a whole. */
export function unitsOf(target: Target, units: readonly Unit[]): readonly Unit[] {
  if (isOfCommune(target)) return units;
  return units.filter(({ id, kind }) => target.unitKinds.includes(kind) || target.units.includes(id));
}

/** Targets that are set already: of the whole campaign, or of a phase that has begun. The others are nobody's debt yet. */
export const begunTargets = ({ targets, phases, timeZone }: Campaign, at: Instant): readonly Target[] =>
  targets.filter(
    (target) =>
      target.phases.length === 0 ||
      phases.some(({ id, start }) => target.phases.includes(id) && startOf(start, timeZone) <= at),
  );

const isOfCommune = ({ unitKinds, units }: Target): boolean => unitKinds.length === 0 && units.length === 0;

/**
 * The target over these units. Of the whole commune, people count once (người); of some units, rows in their lists
 * count (lượt), because each of them answers for its own members.
 */
export function standingOf(
  target: Target,
  units: readonly Unit[],
  figures: Figures,
  onlyUnit?: string,
): Standing {
  const concerned = unitsOf(target, units).filter(({ id }) => onlyUnit === undefined || id === onlyUnit);
  const ids = new Set(concerned.map(({ id }) => id));
  const counts = figures.during(target.phases);
  const wholeCommune = isOfCommune(target) && onlyUnit === undefined;
  const have = wholeCommune ? counts.people(target.metric) : counts.entries(target.metric, ids);
  const column = 'of' in target ? target.of : target.kind === 'quota' ? target.per : undefined;
  const sizeOf = ({ id, denominators }: Unit): number | undefined =>
    column === undefined ? undefined : (figures.stated?.(id, baseSubject(column)) ?? denominators[column]);
  const known = concerned.filter((unit) => sizeOf(unit) !== undefined);
  const unknown =
    column === undefined ? [] : concerned.filter((unit) => !known.includes(unit)).map(({ id }) => id);
  const base = known.reduce((sum, unit) => sum + (sizeOf(unit) as number), 0);

  const result: Standing = { target, have, unknown };
  switch (target.kind) {
    case 'share':
      return known.length === 0 ? result : { ...result, base, ...compare(have, base, target) };
    case 'pledge': {
      if (known.length === 0) return result;
      const pledged = known.map(({ id }) => figures.stated?.(id, pledgeSubject(target.id)));
      if (pledged.every((one) => one === undefined))
        return { ...result, base, ...compare(have, base, target) };
      // Each unit answers for its own word; who has given none, for the least that the plan asks.
      const goal = known.reduce(
        (sum, unit, n) => sum + (pledged[n] ?? compare(0, sizeOf(unit) as number, target).goal),
        0,
      );
      return { ...result, base, goal, met: have >= goal };
    }
    case 'count': {
      // A figure of the whole commune is nobody's own debt.
      if (onlyUnit !== undefined && target.per === 'commune') return result;
      const goal =
        (target.per === 'unit' ? concerned.length : 1) * target.count + (target.comparator === '>' ? 1 : 0);
      return { ...result, goal, met: have >= goal };
    }
    case 'quota':
      return known.length === 0
        ? result
        : { ...result, base, goal: base * target.count, met: have >= base * target.count };
    case 'remaining': {
      if (known.length === 0) return result;
      const before = figures.before(target.phases);
      const done = wholeCommune ? before.people(target.metric) : before.entries(target.metric, ids);
      const left = Math.max(0, base - done);
      return { ...result, base: left, ...compare(have, left, { percent: target.percent, comparator: '>=' }) };
    }
  }
}

/** "trên 80 %" of 10 people needs 9, "80 %" needs 8. Percent times people is rounded once, to whole thousandths. */
function compare(
  have: number,
  base: number,
  { percent, comparator }: { readonly percent: number; readonly comparator: '>' | '>=' },
): { goal: number; met: boolean } {
  const exact = Math.round(base * percent * 1_000) / 100_000;
  const goal = comparator === '>' ? Math.min(Math.floor(exact) + 1, base) : Math.ceil(exact);
  return { goal, met: have >= goal };
}

/** How many are still missing; 0 when the target is met or has no goal. */
export const gapOf = ({ have, goal }: Standing): number => Math.max(0, (goal ?? 0) - have);

/**
 * Percent of the base, to one decimal: 37.5. Of what is asked where the base is of those who are to reach others.
 * Undefined where there is no base, or nobody in it.
 */
export function percentOf({ target, have, base, goal }: Standing): number | undefined {
  const whole = target.kind === 'quota' ? goal : base;
  return whole === undefined || whole === 0 ? undefined : Math.round((have / whole) * 1_000) / 10;
}

/** Of several targets on one figure the one that is worst is told; undefined where there is none. */
export const worstState = (standings: readonly Standing[]): TargetState | undefined =>
  standings.map(targetState).toSorted((a, b) => WORST_FIRST.indexOf(a) - WORST_FIRST.indexOf(b))[0];

const WORST_FIRST: readonly TargetState[] = ['missing', 'no-goal', 'encouraged', 'met'];
type TargetState = 'met' | 'missing' | 'encouraged' | 'no-goal';

/** How a target stands, in one word; words under board.state.<id>. */
export function targetState(standing: Standing): TargetState {
  if (standing.goal === undefined) return 'no-goal';
  if (gapOf(standing) === 0) return 'met';
  return standing.target.encouraged ? 'encouraged' : 'missing';
}
