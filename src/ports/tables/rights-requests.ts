import type { Instant } from '../../core/time/instant.ts';
import type { RightsRequest } from '../rows.ts';

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
