import type { Session } from '../flow/session.ts';
import type { Choice } from '../message/message.ts';

/** What one conversation remembers. Plain JSON; stored sealed, because answers under way are personal data. */
export interface Dialogue {
  readonly session?: Session;
  /** Conversations put aside by a newer one, oldest first. A draft is never lost by asking for something else. */
  readonly parked: readonly Session[];
  /** Buttons under the last message outside any flow, so that they too can be answered by number or in words. */
  readonly offered?: readonly Choice[];
}

export const emptyDialogue: Dialogue = { parked: [] };
