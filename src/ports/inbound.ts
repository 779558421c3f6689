import type { Heard } from '../core/message/message.ts';
import type { Instant } from '../core/time/instant.ts';

/** One message of one person, or that they came or went. */
export interface Inbound {
  /** The platform's own id, which makes a message delivered twice harmless. */
  readonly key: string;
  /** Who wrote, as the platform names them. */
  readonly address: string;
  readonly at: Instant;
  /** Empty when only `presence` is told. */
  readonly heard: Heard;
  /** They opened or unblocked the chat, or closed it: what is written to someone who left comes back as blocked. */
  readonly presence?: 'joined' | 'left';
  /** Said in a group, which is `address`, by this person: the address of a chat of their own. */
  readonly by?: string;
  /** The chat at `address` is this one from now on, as when a group of Telegram becomes a supergroup. */
  readonly movedTo?: string;
  /** The channel's own note for `acknowledge`; plain JSON. */
  readonly receipt?: unknown;
}
