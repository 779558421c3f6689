import { step } from '../flow/engine.ts';
import type { Flow } from '../flow/flow.ts';
import type { Session } from '../flow/session.ts';
import type { Heard } from '../message/message.ts';
import { again } from './again.ts';
import type { Dialogue, LastHeard } from './dialogue.ts';
import type { Scene } from './scene.ts';
import { after, said, type Turn } from './turn.ts';

/** Stands before a list that takes the place of the one that was sent just before. */
export const EDITED = 'edited\n';

/**
 * A message that was edited. If nothing was heard since, what it says now takes the place of what it said: of the answer
 * to the same question, of the list that waits. What is older has been gone on from, so the person is told to send it
 * again, once for each message.
 */
export function takeEdit(
  dialogue: Dialogue,
  heard: Heard & { readonly message: string },
  scene: Scene,
  hear: (dialogue: Dialogue, heard: Heard) => Turn,
): Turn {
  const { session, last } = dialogue;
  if (last?.message === heard.message) {
    if (last.node === undefined && scene.isRoster(heard.text))
      return { dialogue, effects: [{ type: 'run', command: 'roster', args: `${EDITED}${heard.text}` }] };
    const flow = session && scene.flowFor(session.flow);
    const before = session && flow && last.node !== undefined && sessionBefore(flow, session, last.node);
    if (before) return after([said('edit-taken')], hear({ ...dialogue, session: before }, asNew(heard)));
  }
  const told = { ...said('edit-unread'), once: `edit-${heard.message}` };
  // Buttons under the last message stay good.
  return session === undefined ? { dialogue, effects: [told] } : again(dialogue, scene, [told]);
}

const asNew = ({ edited: _, ...heard }: Heard): Heard => heard;

/** The session as it stood when this question was answered; undefined where it has been gone on from. */
function sessionBefore(flow: Flow, session: Session, node: string): Session | undefined {
  const isHere = session.node === node;
  if (isHere && session.doubt === undefined) return session;
  if (!isHere && session.trail.at(-1) !== node) return undefined;
  return step(flow, session, { type: 'went-back' }).session;
}

/** What an edit of this message would put right: nothing, once something was recorded or done. */
export function lastHeard(
  before: Dialogue,
  { message, text, token, edited }: Heard,
  { dialogue, effects }: Turn,
): LastHeard | undefined {
  if (message === undefined) return undefined;
  if (edited) return before.last;
  if (token !== undefined || text === '') return undefined;
  const [only] = effects;
  if (effects.length === 1 && only?.type === 'run' && only.command === 'roster' && only.args === text)
    return { message };
  const { session } = before;
  const isAnswer = session !== undefined && dialogue.session?.flow === session.flow;
  return isAnswer && effects.every(({ type }) => type === 'say')
    ? { message, node: session.node }
    : undefined;
}
