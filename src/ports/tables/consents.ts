import type { Instant } from '../../core/time/instant.ts';

/** Somebody has agreed, to a notice that they were shown, to one use of their data. */
export interface Consent {
  readonly id: string;
  readonly account: string;
  readonly commune: string;
  readonly campaign: string;
  /** `list`: a row in a unit's list. `group`: the group of the plan that they are in. `news`: of the unit, or without one of the commune. */
  readonly purpose: 'list' | 'group' | 'news';
  /** Which notice it was: its version and a number made of its words. */
  readonly notice: string;
  readonly channel: string;
  readonly at: Instant;
  /** Given in the name of somebody else who was there and agreed. */
  readonly forOther: boolean;
  /** The row, and the unit in whose list it is. */
  readonly entry?: string;
  readonly unit?: string;
  readonly takenBackAt?: Instant;
}

/** What people have agreed to. A consent that was taken back stays, with the moment, as evidence of both. */
export interface Consents {
  give(consent: Consent): void;
  /** In the order in which they were given. */
  of(account: string, commune: string): Promise<readonly Consent[]>;
  /** For one purpose, of everybody, as far as it stands; in the order in which they were given. */
  standing(commune: string, purpose: Consent['purpose']): Promise<readonly Consent[]>;
  takeBack(id: string, at: Instant): void;
  /** Forgets what was given before that, at most `limit`; returns their ids. */
  prune(commune: string, before: Instant, limit: number): Promise<readonly string[]>;
}
