import type { Instant } from '../../core/time/instant.ts';

/** The right of another system to read totals, never names. Only the digest of the token is kept. */
export interface ApiToken {
  readonly digest: Uint8Array;
  /** What it is called by whoever made it: "cong-an-tinh". One name is one token at a time. */
  readonly name: string;
  /** The communes it may read; undefined for all. */
  readonly communes: readonly string[] | undefined;
  readonly since: Instant;
  readonly expires: Instant;
  readonly revokedAt?: Instant;
}

export interface ApiTokens {
  add(token: Omit<ApiToken, 'revokedAt'>): void;
  find(digest: Uint8Array): Promise<ApiToken | undefined>;
  /** By name, newest first. */
  all(): Promise<readonly ApiToken[]>;
  /** False when there is no such token that still holds. */
  revoke(name: string, at: Instant): Promise<boolean>;
}
