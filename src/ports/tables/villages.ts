import type { Instant } from '../../core/time/instant.ts';

/** The unit whose poster somebody scanned, so that they need not look for it in a list when they call for help. */
export interface Village {
  readonly account: string;
  readonly commune: string;
  readonly unit: string;
  readonly at: Instant;
}

export interface Villages {
  /** The last one counts. */
  put(village: Village): void;
  of(account: string, commune: string): Promise<Village | undefined>;
  /** Deletes those that were said before that, at most `limit`; returns the accounts. */
  prune(commune: string, before: Instant, limit: number): Promise<readonly string[]>;
}
