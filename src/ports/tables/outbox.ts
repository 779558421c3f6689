import type { Language, Say } from '../../core/message/message.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Contact } from '../contact.ts';

export interface OutboxDraft extends Contact {
  /** The same key twice is one message: "in:<channel>:<update>:<n>", "reminder:<key>:<account>". */
  readonly key: string;
  /** `private`: sealed by a vault, and forgotten as soon as it is sent. */
  readonly kind: 'reply' | 'reminder' | 'notice' | 'private';
  readonly language: Language;
  readonly say: Say;
  /** Key of the reminder it carries; judged again at the moment of sending. */
  readonly reminder?: string;
  /** Further reminders in the same message: a head of several units, or an officer, gets one digest. */
  readonly also?: readonly string[];
  readonly notBefore: Instant;
  readonly expires?: Instant;
}

export interface OutboxRow extends OutboxDraft {
  readonly id: number;
  readonly attempts: number;
  /** How far it has come in earlier attempts. */
  readonly progress?: Progress;
  /** It cannot be opened with any key, so that nobody knows what it says. */
  readonly unreadable?: true;
}

/** How far a message has come that did not go through at once. */
export interface Progress {
  /** Attempts that the platform or the network made fail; waiting for one's turn is none. */
  readonly tries: number;
  /** The first piece of a long text that was not sent. */
  readonly piece: number;
  /** The answer to an earlier piece was lost: it may have arrived or not. */
  readonly doubtful: boolean;
}

/** A message that did not arrive, or nobody knows whether it did. */
export interface Undelivered extends Contact {
  readonly id: number;
  readonly kind: OutboxDraft['kind'];
  readonly state: 'unknown' | 'failed' | 'expired';
  readonly reason: string;
  readonly reminder?: string;
  /** When it was due. */
  readonly at: Instant;
}

/** What lies in the outbox of a channel. */
export interface Backlog {
  /** Due and not sent yet. */
  readonly waiting: number;
  /** Since when the oldest of them is due. */
  readonly since?: Instant;
  readonly unknown: number;
  readonly failed: number;
}

/** Messages that the platform would not take for now; they are tried again by themselves. */
export interface Held {
  readonly channel: string;
  readonly reason: string;
  readonly count: number;
}

export interface Outbox {
  add(draft: OutboxDraft): void;
  /**
   * The next message of each chat that may go now, at most `limit`, replies first; marks them as sending.
   * Nothing of a chat while one is being sent or waits to be tried again; what is over its time expires, and so
   * does its reminder. Nothing at all for an epoch that `leases.claim` has gone past.
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
  /** What was due since then and did not arrive, or may not have; newest first, at most `limit`. Nothing private. */
  undelivered(channels: readonly string[], since: Instant, limit: number): Promise<readonly Undelivered[]>;
  /** What became of the messages whose keys begin so, as far as they are still kept. */
  fates(prefix: string): Promise<readonly OutboxFate[]>;
  /** The platform's id of the message with this key in that chat; undefined where it was not sent, or nobody knows. */
  sentAs(chat: Contact, key: string): Promise<string | undefined>;
  backlog(channel: string, now: Instant): Promise<Backlog>;
  /** Without what only the pace of a chat holds back. */
  held(channels: readonly string[]): Promise<readonly Held[]>;
  /** Lets one that did not arrive, or may not have, try again from now on; its reminders too. False when it is none. */
  retry(id: number, at: Instant): Promise<boolean>;
  /** Takes one that did not arrive off the list. False when it is none. */
  drop(id: number): Promise<boolean>;
  /** The earliest moment at which `take` would find something, as things stand. */
  nextAt(channel: string): Promise<Instant | undefined>;
  /** Deletes what was due before that and is sent, cleared or expired, at most `limit`; returns how many. */
  prune(before: Instant, limit: number): Promise<number>;
  /** Deletes private messages that were sent, or never will be; returns how many. */
  forgetPrivate(): Promise<number>;
  /** Deletes every message of that chat but one that is being sent; returns how many. */
  forget(contact: Contact): Promise<number>;
}

export interface OutboxFate {
  readonly key: string;
  readonly state: 'pending' | 'sending' | OutboxSettlement['state'];
  readonly reason?: string;
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
