import type { Instant } from '../../core/time/instant.ts';

/** A link into one page, said in a chat to one account. It opens once; only the digest of its token is kept. */
export interface WebLink {
  readonly digest: Uint8Array;
  readonly account: string;
  readonly commune: string;
  /** The name of the page, such as "board"; what it leads to is no other page's. */
  readonly page: string;
  /** What the page begins with: ids only, nothing personal. */
  readonly args: Readonly<Record<string, string>>;
  readonly expires: Instant;
}

/** One browser that has opened a link. Roles are not kept: they are asked for again with every request. */
export interface WebSession extends WebLink {
  readonly since: Instant;
}

export interface WebLinks {
  add(link: WebLink): void;
  find(digest: Uint8Array): Promise<(WebLink & { readonly usedAt?: Instant }) | undefined>;
  /** True for the first one only, whoever is quicker. */
  use(digest: Uint8Array, at: Instant): Promise<boolean>;
  /** Deletes what expired before that, at most `limit`; returns how many. */
  prune(before: Instant, limit: number): Promise<number>;
}

export interface WebSessions {
  add(session: WebSession): void;
  find(digest: Uint8Array): Promise<WebSession | undefined>;
  /** The same browser cannot come back without a new link. */
  end(digest: Uint8Array): void;
  prune(before: Instant, limit: number): Promise<number>;
}
