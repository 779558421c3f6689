import type { Instant } from '../../core/time/instant.ts';

/** What opens an account of a platform that hands out a new pair each time the old one is used up. */
export interface TokenPair {
  readonly access: string;
  /** Good for one exchange. */
  readonly refresh: string;
  readonly since: Instant;
  readonly expires: Instant;
}

/** The pair of one account, and what is being done about it. Sealed. */
export interface KeptTokens {
  readonly pair: TokenPair;
  /** The one before, in case the newest was not accepted. */
  readonly previous?: TokenPair;
  /** Somebody is exchanging the pair since then; another may take over after `until`. */
  readonly exchange?: { readonly since: Instant; readonly until: Instant };
  /** Since when the platform does not take the refresh token any more: a person must connect the account anew. */
  readonly lostAt?: Instant;
}

export interface Tokens {
  /** `version` is 0 where nothing is kept. */
  load(account: string): Promise<{ readonly kept?: KeptTokens; readonly version: number }>;
  /** With the version that was loaded; if somebody else has saved meanwhile the transaction fails (StaleVersion). */
  save(account: string, kept: KeptTokens, version: number): void;
}
