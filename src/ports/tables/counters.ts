/** One counter that does not say what the rows say. */
export interface Drift {
  readonly counter: 'tally' | 'day-tally' | 'attainment' | 'people-tally';
  /** Its place: commune, campaign, and what it counts. No names of people. */
  readonly of: string;
  /** What it says, and what the rows say; absent where one of them has nothing. */
  readonly kept: string | undefined;
  readonly counted: string | undefined;
}

/** Every total is read from counters; these two hold them against the rows. */
export interface Counters {
  /** At most `limit`, empty when all is well. Reads every row: for an operator, not for an answer. */
  drift(limit: number): Promise<readonly Drift[]>;
  /** Counts everything anew. */
  rebuild(): Promise<void>;
}
