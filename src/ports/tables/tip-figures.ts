import type { Day } from '../../core/time/day.ts';
import type { Outcome, TipState } from '../../core/violation/state.ts';

/** How many came out how: of no tip in particular, so that a kind can be counted without being kept beside a tip. */
export interface TipFigure {
  readonly commune: string;
  readonly campaign: string;
  /** "2026-01". */
  readonly month: string;
  readonly act: string;
  /** "proposed": its reporter, for a commendation. */
  readonly outcome: Outcome | 'handed-over' | 'proposed';
  readonly count: number;
  /** Hours of work from receipt to outcome, all together. */
  readonly hours: number;
}

/** What is left of a tip: that it was, and that nothing of it is left. */
export interface Purge {
  readonly id: string;
  readonly commune: string;
  /** For the reporter, who is told so. */
  readonly lookup: string;
  readonly state: TipState;
  readonly outcome?: Outcome;
  readonly on: Day;
  /** Its time after closing was over, or it was never closed for far too long. */
  readonly because: 'closed' | 'open';
  readonly parts: number;
  readonly files: number;
  readonly bytes: number;
}

export interface TipFigures {
  /** Added to what was counted before under the same names. */
  add(figure: TipFigure): Promise<void>;
  of(commune: string, campaign: string): Promise<readonly TipFigure[]>;
  certify(purge: Purge): Promise<void>;
  purges(commune: string): Promise<readonly Purge[]>;
  purgeByLookup(lookup: string): Promise<Purge | undefined>;
}
