import type { CaseGroup } from '../rows.ts';

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
