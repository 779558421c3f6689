import type { Instant } from '../../core/time/instant.ts';
import type { Contact } from '../contact.ts';

/** `planned`: goes out at its moment. `dropped`: nobody skipped it, but it did not go, and `reason` says why. */
export type BulletinState = 'planned' | 'skipped' | 'sent' | 'dropped';

/** One announcement on one day. */
export interface Bulletin {
  /** <commune>/<campaign>/<announcement>/<day of the plan>: a day that is put off keeps the name. */
  readonly key: string;
  readonly commune: string;
  readonly campaign: string;
  readonly at: Instant;
  readonly state: BulletinState;
  /** An officer's words in place of the plan's own sentences; nothing personal. */
  readonly words?: string;
  readonly reason?: string;
}

export interface BulletinCopy extends Contact {
  readonly bulletin: string;
  /** Whose news it is; null for the commune's. */
  readonly unit: string | null;
  readonly to: 'group' | 'follower';
  /** `queued`: in the outbox. `failed`: never arrived, or was not tried, and `reason` says why. */
  readonly state: 'queued' | 'sent' | 'failed';
  readonly reason?: string;
}

/** What is announced, and the ledger of whom each announcement has reached: each chat once. */
export interface Bulletins {
  /** False when it is there already. */
  add(bulletin: Bulletin): Promise<boolean>;
  find(key: string): Promise<Bulletin | undefined>;
  of(commune: string, campaign: string): Promise<readonly Bulletin[]>;
  /** Those that are planned and whose moment has come. */
  due(now: Instant): Promise<readonly Bulletin[]>;
  nextAt(): Promise<Instant | undefined>;
  /** With what is to be different. */
  change(key: string, to: Partial<Pick<Bulletin, 'at' | 'state' | 'words' | 'reason'>>): void;
  /** Returns those that were not there yet. */
  copy(copies: readonly BulletinCopy[]): Promise<readonly BulletinCopy[]>;
  copies(bulletin: string): Promise<readonly BulletinCopy[]>;
  /** Bulletins with copies that are still queued. */
  unsettled(): Promise<readonly string[]>;
  settle(copy: Pick<BulletinCopy, 'bulletin' | 'channel' | 'address' | 'state' | 'reason'>): void;
}
