import type { Instant } from '../../core/time/instant.ts';

export type RightsKind = 'access' | 'correct' | 'withdraw' | 'object' | 'erase';

export type RightsState = 'open' | 'done' | 'refused';

/** What somebody asks of their data. */
export interface RightsRequest {
  readonly id: string;
  /** Counts up in its commune. */
  readonly number: number;
  readonly commune: string;
  readonly account: string;
  readonly kind: RightsKind;
  readonly at: Instant;
  /** It must have been confirmed before this, and settled before that. */
  readonly acknowledgeBy: Instant;
  readonly due: Instant;
  readonly acknowledgedAt?: Instant;
  readonly settledAt?: Instant;
  readonly state: RightsState;
  /** What was asked, in the person's words; sealed. */
  readonly note?: string;
  /** What the officer answered; sealed. */
  readonly answer?: string;
  /** How often its lateness has climbed, and when it is looked at next. */
  readonly climbed: number;
  readonly lookAt?: Instant;
}

/** What people ask of their data (see, correct, take back, object, erase), with the clocks of the law. */
export interface RightsRequests {
  /** Numbers it: 1, 2, 3 … in its commune. */
  open(request: Omit<RightsRequest, 'number'>): Promise<RightsRequest>;
  find(commune: string, number: number): Promise<RightsRequest | undefined>;
  /** Those that are not done, the one that is due first at the top. */
  waiting(commune: string): Promise<readonly RightsRequest[]>;
  of(account: string, commune: string): Promise<readonly RightsRequest[]>;
  /** Writes what has changed: state, reason, the next look. */
  change(request: RightsRequest): void;
  /** Those whose next look is due. */
  toLookAt(commune: string, now: Instant): Promise<readonly RightsRequest[]>;
  /** The next look after `after`, in any commune of the database. */
  nextLook(after: Instant): Promise<Instant | undefined>;
  /** Forgets what was settled before that, at most `limit`; returns their ids. */
  prune(commune: string, before: Instant, limit: number): Promise<readonly string[]>;
}
