import type { Choice } from '../message/message.ts';
import type { Dialogue } from './dialogue.ts';

/** After a message that nobody asked for: its buttons can be answered by number too, unless a question is under way. */
export function notice(dialogue: Dialogue, choices: readonly Choice[], home: string): Dialogue {
  const { session, parked } = dialogue;
  const isBusy = session !== undefined && session.flow !== home;
  return isBusy ? dialogue : { parked, offered: choices };
}
