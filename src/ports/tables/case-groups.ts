import type { Instant } from '../../core/time/instant.ts';

export interface CaseGroup {
  readonly account: string;
  readonly commune: string;
  readonly campaign: string;
  /** The id of a group of the plan. */
  readonly group: string;
  readonly at: Instant;
}

/** The group of the plan that somebody is in, as they found out with the case finder and agreed to have counted. */
export interface CaseGroups {
  /** One person is in one group of a campaign: the last one counts. */
  put(group: CaseGroup): void;
  of(account: string, commune: string): Promise<readonly CaseGroup[]>;
  /** Group → people. */
  count(commune: string, campaign: string): Promise<ReadonlyMap<string, number>>;
  /** Returns how many there were. */
  forget(account: string, commune: string): Promise<number>;
}
