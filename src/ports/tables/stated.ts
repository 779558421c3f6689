import type { Day } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';

/**
 * A number that a person stated: a count of a report, a denominator, a pledge, a line of a survey. Every statement is
 * kept; the last one counts. Null takes the one before back, which is not 0.
 */
export interface StatedFigure {
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  /** What it is about: "count:<report>/<period>:<metric>", "base:<column>", "pledge:<target>", "survey:<field>", "group:<group>". */
  readonly subject: string;
  readonly value: number | null;
  /** Where it was taken from, in the person's words. */
  readonly source?: string;
  /** The day up to which it was taken. */
  readonly asOf?: Day;
  readonly by: string;
  readonly at: Instant;
}

export interface Stated {
  /** Two statements on one thing at the same moment: the last one stays. */
  state(figure: StatedFigure): void;
  /** What counts now: for each unit and subject the last statement, unless it took the figure back. */
  of(commune: string, campaign: string, unit?: string): Promise<readonly StatedFigure[]>;
  /** Every statement on one thing, oldest first. */
  history(commune: string, campaign: string, unit: string, subject: string): Promise<readonly StatedFigure[]>;
}
