import type { Session } from '../flow/session.ts';
import type { Choice } from '../message/message.ts';
import type { Instant } from '../time/instant.ts';

/** What one conversation remembers. Plain JSON; stored sealed, because answers under way are personal data. */
export interface Dialogue {
  readonly session?: Session;
  /** Conversations put aside by a newer one, oldest first. A draft is never lost by asking for something else. */
  readonly parked: readonly Session[];
  /** Buttons under the last message outside any flow, so that they too can be answered by number or in words. */
  readonly offered?: readonly Choice[];
  /** What an edit of the last message would put right, on platforms that tell of edits. */
  readonly last?: LastHeard;
  /** Nothing was said since these came. */
  readonly files?: FilesHeard;
}

/** Files that came last: what comes soon after them is of the same album. */
export interface FilesHeard {
  readonly album: string;
  readonly at: Instant;
}

/** The message that was heard last, where it can be put right by editing it: an answer to a question, or a list. */
export interface LastHeard {
  /** As the platform names it. */
  readonly message: string;
  /** The question that it answered; left out for a list. */
  readonly node?: string;
}

export const emptyDialogue: Dialogue = { parked: [] };
