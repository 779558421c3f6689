/** Counts of one window of time, already limited to the proofs that the plan lets count. */
export interface Counts {
  /** Rows in the lists (lượt) of these units, or of all units. */
  entries(metric: string, units?: ReadonlySet<string>): number;
  /** Of those, the rows that were checked on the spot. */
  verified(metric: string, units?: ReadonlySet<string>): number;
  /** Different people (người) in the whole commune; a number without names has none. */
  people(metric: string): number;
  /** How many of `entries`, over all units, nobody has a list of: units stated them as a number. */
  readonly stated?: (metric: string) => number;
}

/** Counts by the phases they were recorded in; no phase at all means the whole campaign. */
export interface Figures {
  during(phases: readonly string[]): Counts;
  /** Everything recorded before the first of these phases began. */
  before(phases: readonly string[]): Counts;
  /** "<unit> <metric>" of the numbers that enter the totals: see stated-parts.ts. */
  readonly entering?: ReadonlySet<string>;
  /** What somebody stated for a unit in place of units.csv, by its subject: see count-subject.ts. */
  readonly stated?: (unit: string, subject: string) => number | undefined;
}
