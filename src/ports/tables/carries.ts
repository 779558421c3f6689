import type { Instant } from '../../core/time/instant.ts';

/** A change by which units end and one goes on with what they were at. */
export interface Carry {
  /** The change that wants it. */
  readonly seq: number;
  readonly commune: string;
  readonly units: readonly string[];
  readonly to: string;
  /** Keys of obligations that are still open, and what the same one of the new unit is called. */
  readonly obligations: ReadonlyMap<string, string>;
  readonly at: Instant;
}

/** What is still at work goes along; what was over stays told of the unit that it was of. The lists go by `entries.carry`. */
export interface Carries {
  /**
   * Evidence for reports that are still open, difficulties without an answer, rows to be checked, people handed over and
   * requests for help that are not closed. Returns how many rows went.
   */
  over(carry: Carry): Promise<number>;
  /** Gives back what `over` has moved for that change, as far as it is there. */
  back(seq: number): Promise<void>;
}
