import type { TokenPair } from './tables/tokens.ts';

export type { TokenPair } from './tables/tokens.ts';

/** Exchanges a refresh token for a new pair, once. Throws SendError; `misconfigured` when the platform refused it. */
export type ExchangeTokens = (refresh: string, signal: AbortSignal) => Promise<TokenPair>;

/** Keeps the pairs of accounts whose refresh tokens are good for one exchange, so that none is ever lost or used twice. */
export interface TokenKeeper {
  /** Undefined when the account was never connected. */
  current(account: string): Promise<TokenPair | undefined>;
  /** Takes a pair that a person has brought, and forgets that an earlier one was lost. */
  bring(account: string, pair: TokenPair): Promise<void>;
  /**
   * A pair other than the one that has `stale` as its access token. Exactly one of all processes exchanges it; the new
   * pair is on the disk before it is used. Throws SendError: `misconfigured` when only a person can connect it again.
   */
  renew(account: string, stale: string, exchange: ExchangeTokens): Promise<TokenPair>;
}

/** Keeps a pair safe between the moment a platform hands it out and the moment the database has it. */
export interface Journal {
  /** On the disk when it ends, sealed. */
  write(account: string, text: string): Promise<void>;
  read(account: string): Promise<string | undefined>;
  clear(account: string): Promise<void>;
}
