import type { Campaign } from '../campaign/campaign.ts';
import { firstDay } from '../campaign/campaign.ts';
import { countingProofs, type Proof } from '../campaign/metric.ts';
import type { Unit } from '../campaign/unit.ts';
import { addDays, type Day, dayOf, daysBetween } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Board } from './board.ts';
import type { Standing } from './standing.ts';

/** How far one unit has come with what is asked of it. */
export interface UnitProgress {
  readonly unit: Unit;
  readonly standing: Standing & { readonly goal: number };
  /** Of the goal: 1 is all of it, 1.2 is more. A goal of 0 is met. */
  readonly share: number;
}

/**
 * Units that have a figure to reach, furthest first. Of several targets the plan's first one that binds is shown;
 * names decide between equals, so that the same figures give the same order.
 */
export function unitProgress({ units }: Pick<Board, 'units'>): readonly UnitProgress[] {
  return units
    .flatMap(({ unit, standings }): UnitProgress[] => {
      const standing =
        standings.find((one) => !one.target.encouraged && hasGoal(one)) ?? standings.find(hasGoal);
      if (standing === undefined || !hasGoal(standing)) return [];
      return [{ unit, standing, share: standing.goal === 0 ? 1 : standing.have / standing.goal }];
    })
    .sort((a, b) => b.share - a.share || (a.unit.name < b.unit.name ? -1 : 1));
}

const hasGoal = (standing: Standing): standing is Standing & { readonly goal: number } =>
  standing.goal !== undefined;

/** Rows that had been recorded by the end of each day, from the first day of the campaign, or of the rows, on. */
export interface Curve {
  readonly days: readonly Day[];
  readonly lines: readonly { readonly metric: string; readonly values: readonly number[] }[];
}

interface Part {
  readonly of: Day;
  readonly metric: string;
  readonly proof: Proof;
  readonly entries: number;
}

/** Only what the plan lets count, so the last value is the total. */
export function curveOf(campaign: Campaign, parts: readonly Part[], at: Instant): Curve {
  const today = dayOf(at, campaign.timeZone);
  const recorded = parts.map(({ of }) => of);
  const start = [firstDay(campaign), ...recorded, today].sort()[0] as Day;
  const end = [today, ...recorded].sort().at(-1) as Day;
  const days = Array.from({ length: daysBetween(start, end) + 1 }, (_, n) => addDays(start, n));
  const lines = campaign.metrics.map((metric) => {
    const proofs = countingProofs(metric);
    const counted = parts.filter((part) => part.metric === metric.id && proofs.includes(part.proof));
    const byDay = Map.groupBy(counted, ({ of }) => of);
    let sum = 0;
    const values = days.map((day) => {
      sum += (byDay.get(day) ?? []).reduce((total, { entries }) => total + entries, 0);
      return sum;
    });
    return { metric: metric.id, values };
  });
  return { days, lines };
}
