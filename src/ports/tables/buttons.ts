import type { Instant } from '../../core/time/instant.ts';

/** What buttons carry where it is too long for the platform: a short name goes out, and comes back. */
export interface Buttons {
  /** The short name of a token; the same token has the same name. 23 characters. */
  keep(token: string, at: Instant): string;
  /** Tokens by their short names; in one read. */
  find(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Forgets those last shown before that, at most `limit`; returns how many. */
  prune(before: Instant, limit: number): Promise<number>;
}
