import type { Instant } from '../../core/time/instant.ts';

export interface Inbox {
  /** Remembers the keys; returns those never seen before. */
  add(channel: string, keys: readonly string[], at: Instant): Promise<ReadonlySet<string>>;
  /** Puts a message that was added aside, because it cannot be handled, so that the others go on. */
  park(channel: string, key: string, error: string): void;
  /** Forgets keys older than that, at most `limit`; returns how many. Parked ones stay. */
  prune(before: Instant, limit: number): Promise<number>;
}
