import type { Campaign } from '../campaign/campaign.ts';
import type { Obligation } from '../campaign/obligations.ts';
import { phaseWindow } from '../campaign/phase.ts';
import type { Unit } from '../campaign/unit.ts';
import { dayOf } from '../time/day.ts';
import { type Instant, later } from '../time/instant.ts';
import type { Question } from './question.ts';

interface Plan {
  readonly campaign: Campaign;
  readonly content: { readonly units: readonly Unit[] };
}

interface Due {
  readonly report: string;
  readonly period: string;
  readonly due: Instant;
}

interface Owed extends Due {
  readonly owed: readonly Obligation[];
  readonly missing: readonly Obligation[];
}

/**
 * Which deadlines a question is about: the second of each report ("đợt 2"), those within a phase or some days, and of them
 * only the units that were named.
 */
export function isAskedFor(plan: Plan, question: Question, all: readonly Due[]) {
  const isMeant = isDueAsAsked(plan.campaign, question, all);
  const isOfUnit = isUnitAsked(plan, question);
  return <R extends Owed>(round: R): readonly R[] => {
    if (!isMeant(round)) return [];
    const owed = round.owed.filter(isOfUnit);
    return owed.length === 0 ? [] : [{ ...round, owed, missing: round.missing.filter(isOfUnit) }];
  };
}

export function isUnitAsked({ content }: Plan, { units, kind }: Question) {
  if (units.length === 0 && kind === undefined) return () => true;
  const meant = new Set(
    content.units.filter((unit) => units.includes(unit.id) || unit.kind === kind).map(({ id }) => id),
  );
  return ({ unit }: Pick<Obligation, 'unit'>): boolean => meant.has(unit);
}

export function isDueAsAsked(
  { phases, timeZone }: Campaign,
  { report: named, nth, phase, span }: Question,
  all: readonly Due[],
) {
  const within = phases.find(({ id }) => id === phase);
  const window = within && phaseWindow(within, timeZone);
  return ({ report, period, due }: Due): boolean => {
    // The last moment that counts: due on 1 May at midnight is due on 30 April.
    const last = later(due, -1);
    const day = dayOf(last, timeZone);
    return (
      (named === undefined || report === named) &&
      (nth === undefined || periodsOf(report, all)[nth - 1] === period) &&
      (window === undefined || (last >= window.start && (window.end === null || last < window.end))) &&
      (span === undefined || (day >= span.from && day <= span.through))
    );
  };
}

/** In the order in which they are due; a unit with more time is of the same period. */
const periodsOf = (report: string, all: readonly Due[]): readonly string[] => [
  ...new Set(
    all
      .filter((one) => one.report === report)
      .toSorted((a, b) => a.due - b.due)
      .map(({ period }) => period),
  ),
];
