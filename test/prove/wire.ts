import type { Instant } from '../../src/core/time/instant.ts';

/** What the parent hands to the bot's process; `id` comes back when it is done. */
export interface Task {
  readonly id: number;
  readonly now: Instant;
  readonly what: Work;
}

export type Work =
  | { readonly type: 'hear'; readonly messages: readonly Message[] }
  | { readonly type: 'tick' };

export interface Message {
  readonly key: string;
  readonly address: string;
  readonly text: string;
}

export type Answer = { readonly type: 'ready' } | { readonly type: 'done'; readonly id: number };

/**
 * One line of the journal, a file that the bot's process only appends to, so that what it did is known however it
 * died. `boot` counts the processes.
 */
export interface Entry {
  readonly boot: number;
  readonly event: Event;
}

export type Event =
  | { readonly type: 'began' | 'ended'; readonly what: Work['type'] }
  /** The message with that key of the outbox reached the platform, which gave it this id. */
  | { readonly type: 'sent'; readonly id: string; readonly key: string }
  | { readonly type: 'failed'; readonly what: string; readonly error: string };

/** What the parent tells the process at its start, as JSON in its first argument. */
export interface Orders {
  readonly boot: number;
  readonly seed: number;
  readonly campaign: string;
  readonly now: Instant;
  readonly journal: string;
  /** How the platform treats a message that comes twice; see Channel.resend. */
  readonly resend: boolean;
}
