import type { Instant } from '../../core/time/instant.ts';
import type { Backlog, Contact, OutboxDraft, OutboxRow, Progress, Undelivered } from '../rows.ts';

export interface Outbox {
  add(draft: OutboxDraft): void;
  /**
   * The next message of each chat that may go now, at most `limit`, replies first; marks them as sending.
   * Nothing of a chat while one is being sent or waits to be tried again; what is over its time expires, and so
   * does its reminder. Nothing at all for an epoch that `leases.lead(channel, …)` has gone past.
   */
  take(
    channel: string,
    now: Instant,
    limit: number,
    epoch: number,
    ranks?: 'replies' | 'others',
  ): Promise<readonly OutboxRow[]>;
  settle(id: number, epoch: number, to: OutboxSettlement): void;
  /**
   * After a crash: what an older epoch was sending is sent again where that is harmless (`resend`), and becomes
   * unknown where a person could get it twice. Returns how many.
   */
  recover(channel: string, epoch: number, resend: boolean): Promise<number>;
  /** What was due since then and did not arrive, or may not have; newest first, at most `limit`. */
  undelivered(channels: readonly string[], since: Instant, limit: number): Promise<readonly Undelivered[]>;
  backlog(channel: string, now: Instant): Promise<Backlog>;
  /** The earliest moment at which `take` would find something, as things stand. */
  nextAt(channel: string): Promise<Instant | undefined>;
  /** Deletes what was due before that and is sent, cleared or expired, at most `limit`; returns how many. */
  prune(before: Instant, limit: number): Promise<number>;
  /** Deletes private messages that were sent, or never will be; returns how many. */
  forgetPrivate(): Promise<number>;
  /** Deletes every message of that chat but one that is being sent; returns how many. */
  forget(contact: Contact): Promise<number>;
}

export type OutboxSettlement =
  | { readonly state: 'sent'; readonly at: Instant; readonly providerId: string }
  | {
      readonly state: 'pending';
      readonly notBefore: Instant;
      readonly reason: string;
      readonly progress?: Progress;
    }
  | { readonly state: 'unknown' | 'failed' | 'cleared' | 'expired'; readonly reason: string };
