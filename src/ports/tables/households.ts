import type { Instant } from '../../core/time/instant.ts';

/** A household as a unit found it: who answers for it, and how many of its people there are of each kind. */
export interface Household {
  readonly id: string;
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  readonly name: string;
  readonly address?: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly by: string;
  readonly at: Instant;
}

/** What a survey comes to in one unit. */
export interface Surveyed {
  readonly households: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** The households that units have asked. Who they are is sealed. */
export interface Households {
  /** The same name at the same address is the same household, and what is said again replaces; returns how many are new. */
  put(households: readonly Household[]): Promise<number>;
  /** In the order in which they were first told. */
  of(commune: string, campaign: string, unit: string): Promise<readonly Household[]>;
  sum(commune: string, campaign: string, unit: string): Promise<Surveyed>;
  /** False when it is not in that unit's survey. */
  remove(commune: string, unit: string, id: string): Promise<boolean>;
  /** Deletes households of a campaign, at most `limit`, told before then; their sums were stated and stay. Returns which. */
  prune(commune: string, campaign: string, limit: number, before?: Instant): Promise<readonly string[]>;
}
