import type { Grant } from '../core/access/access.ts';
import type { Answers } from '../core/flow/session.ts';
import type { Language, Say } from '../core/message/message.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Door } from '../ports/channel.ts';
import type { Contact, Conversation, Tx } from '../ports/store.ts';

/** Who asks, when, and through which door; `tx` is the transaction of the whole batch. */
export interface Request {
  readonly tx: Tx;
  readonly door: Door;
  readonly at: Instant;
  readonly conversation: Conversation;
  readonly grants: readonly Grant[];
}

/** What came of a command or a record. */
export interface Outcome {
  readonly says?: readonly Say[];
  /** Whatever is said goes out once for all messages that have this in common, such as the parts of an album. */
  readonly once?: string;
  /** The last message is a question of the command's own; what was under way is put aside until it is answered. */
  readonly asks?: boolean;
  /** The flow that the conversation goes on with. */
  readonly enter?: string;
  /** Answers that the flow begins with. */
  readonly answers?: Answers;
  /** Answers that the conversation under way has from now on; nothing is said of it. */
  readonly gathered?: Answers;
  /** The unit that is reported for from now on; null for none. */
  readonly focus?: string | null;
  readonly language?: Language;
  /** What was under way is kept, however little was done of it. */
  readonly interrupts?: boolean;
  /** Nothing of the conversation is kept: what was under way and what was put aside hold answers. */
  readonly forget?: boolean;
  /** What is said may not be readable on any disk: see app/violation/private-dialogue.ts. */
  readonly private?: boolean;
  /** Chats that are another account's from now on. */
  readonly moved?: { readonly chats: readonly Contact[]; readonly to: string };
  /** The person's roles have changed. */
  readonly regrant?: boolean;
  /** Units or deadlines have changed: whatever else was said at the same time is heard by the new plan. */
  readonly replans?: boolean;
}
