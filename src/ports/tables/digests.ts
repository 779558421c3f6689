import type { Instant } from '../../core/time/instant.ts';

/** The summary that somebody has asked for, and when it comes next. */
export interface Digest {
  readonly account: string;
  readonly commune: string;
  readonly every: 'day' | 'week';
  /** 07:30 on the local clock. */
  readonly clock: string;
  readonly next: Instant;
  /** What the last one told of ended here. */
  readonly since: Instant;
}

export interface Digests {
  put(digest: Digest): void;
  /** False when there was none. */
  remove(account: string, commune: string): Promise<boolean>;
  find(account: string, commune: string): Promise<Digest | undefined>;
  due(now: Instant): Promise<readonly Digest[]>;
  nextAt(): Promise<Instant | undefined>;
}
