import type { Instant } from '../../core/time/instant.ts';
import type { Contact } from '../contact.ts';
import type { Inbound } from '../inbound.ts';

/** A message that nobody could make sense of, put aside for people. Says nothing of what is in it. */
export interface DeadLetter extends Contact {
  /** What the platform calls it; see Inbound. */
  readonly key: string;
  readonly at: Instant;
  /** The kind of error and the place in the source, never its words. */
  readonly reason: string;
  /** Whether what was said is still there, so that it can be tried again. */
  readonly isKept: boolean;
}

export interface DeadLetters {
  /** `message` is sealed; left out where it may not be kept. */
  add(letter: Omit<DeadLetter, 'isKept'>, message: Inbound | undefined): void;
  /** Newest first, at most `limit`. */
  list(channels: readonly string[], limit: number): Promise<readonly DeadLetter[]>;
  count(channel: string): Promise<number>;
  /** Asks for it to be heard again; false when it is not there, or not kept. */
  retry(channel: string, key: string): Promise<boolean>;
  /** Those that are to be heard again, oldest first, at most `limit`. */
  wanted(limit: number): Promise<readonly { readonly channel: string; readonly message: Inbound }[]>;
  /** False when it is not there. */
  drop(channel: string, key: string): Promise<boolean>;
  /** Deletes every one of that chat; returns how many. */
  forget(contact: Contact): Promise<number>;
  /** Deletes what was put aside before that, at most `limit`; returns how many. */
  prune(before: Instant, limit: number): Promise<number>;
}
