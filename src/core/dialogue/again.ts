import { step } from '../flow/engine.ts';
import type { Effect } from '../flow/session.ts';
import type { Say } from '../message/message.ts';
import type { Dialogue } from './dialogue.ts';
import { isDraft, isMenu, park } from './drafts.ts';
import { follow } from './enter.ts';
import type { Scene } from './scene.ts';
import { after, type Turn } from './turn.ts';
import { offer, toResume } from './ways.ts';

/** After something else was said: the question under way once more, or else the ways on. */
export function again(dialogue: Dialogue, scene: Scene, first: readonly Effect[]): Turn {
  const { session, parked } = dialogue;
  const flow = session && scene.flowFor(session.flow);
  if (session === undefined || flow === undefined) return offer({ parked }, first);
  return after(first, follow({ parked }, step(flow, session, { type: 'asked-again' }), scene));
}

/**
 * After a command has answered. `asks`: its last message is a question of its own, which is answered next, by number
 * too, so the conversation under way is put aside. Otherwise that goes on; only a menu makes room for other buttons.
 */
export function reply(dialogue: Dialogue, says: readonly Say[], asks: boolean, scene: Scene): Turn {
  const { session } = dialogue;
  const effects: Effect[] = says.map((say) => ({ type: 'say', say }));
  if (asks) {
    const resume = session && isDraft(session, scene) ? [toResume()] : [];
    return offer(park(dialogue, scene), effects, resume);
  }
  // The menu within a menu was left by asking for something else.
  const makesRoom = session?.flow !== scene.home || (says.at(-1)?.choices.length ?? 0) > 0;
  return session && isMenu(session, scene) && makesRoom
    ? offer(dialogue, effects)
    : again(dialogue, scene, effects);
}
