import type { Instant } from '../../core/time/instant.ts';
import type { PersonFields } from '../entry.ts';

/** What became of somebody who was handed to a unit. */
export type HandedOutcome = 'done' | 'moved' | 'absent' | 'refused';

/** Somebody whom the police hand to a unit, to be helped: approved but not activated, or of another group. */
export interface HandedPerson {
  readonly id: string;
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  /** Id of a group of the plan. */
  readonly group: string;
  readonly person: PersonFields;
  readonly by: string;
  readonly at: Instant;
  readonly outcome?: HandedOutcome;
  readonly settledBy?: string;
  readonly settledAt?: Instant;
}

export interface HandedCount {
  readonly unit: string;
  readonly group: string;
  readonly outcome: HandedOutcome | 'open';
  readonly people: number;
}

/** Everything but the name is sealed. */
export interface Handed {
  /** Somebody who is on the unit's list already is not added again; returns how many were new. */
  add(people: readonly Omit<HandedPerson, 'outcome' | 'settledBy' | 'settledAt'>[]): Promise<number>;
  /** True for the first only who says that somebody is done or has moved; who was away can be met another day. */
  settle(
    commune: string,
    unit: string,
    id: string,
    outcome: HandedOutcome,
    by: string,
    at: Instant,
  ): Promise<boolean>;
  /** In the order in which they were handed. */
  of(commune: string, campaign: string, unit: string): Promise<readonly HandedPerson[]>;
  /**
   * Erases who they were, at most `limit`; they go on counting. `before`: only those who were handed or settled before
   * then. Returns their ids.
   */
  erase(commune: string, campaign: string, limit: number, before?: Instant): Promise<readonly string[]>;
  counts(commune: string, campaign: string): Promise<readonly HandedCount[]>;
}
