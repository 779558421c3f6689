import type { Instant } from '../../core/time/instant.ts';

/** Something that an officer was shown and has not confirmed yet. */
export interface Proposal {
  readonly id: string;
  /** Only they can confirm it. */
  readonly account: string;
  readonly commune: string;
  readonly at: Instant;
  /** JSON; ids and names of units, dates and reasons. */
  readonly what: string;
}

export interface Proposals {
  add(proposal: Proposal): void;
  /** Undefined when it is not theirs, or was taken already. It can be taken once. */
  take(id: string, account: string): Promise<Proposal | undefined>;
  /** Deletes what nobody confirmed before that, at most `limit`; returns how many. */
  prune(before: Instant, limit: number): Promise<number>;
}
