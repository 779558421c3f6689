import { begin, step } from '../flow/engine.ts';
import type { Answers, Effect, Session, Step } from '../flow/session.ts';
import type { Dialogue } from './dialogue.ts';
import { park, withoutFlow } from './drafts.ts';
import type { Scene } from './scene.ts';
import { after, said, type Turn } from './turn.ts';
import { offer } from './ways.ts';

/** Flows that may follow one another without a question in between. */
const MAX_ENTERED = 5;

/** Begins a flow, or takes up the draft of it that was put aside. The conversation under way is put aside in turn. */
export function enter(
  dialogue: Dialogue,
  id: string,
  scene: Scene,
  answers: Answers = {},
  always = false,
): Turn {
  const aside = park(dialogue, scene, always);
  const started = start(aside.parked, id, answers, scene);
  if (started === undefined) return offer(aside, [said('gone')]);
  const hint = id === scene.home && aside.parked.length > 0 ? [said('has-draft')] : [];
  return after(hint, follow({ parked: started.parked }, started.step, scene));
}

/** The answer with which the menu begins for somebody who has been welcomed already. */
export const GREETED = 'greeted';

/** The menu, for whoever is in the middle of a conversation. */
export const goHome = (dialogue: Dialogue, scene: Scene): Turn =>
  enter(dialogue, scene.home, scene, { [GREETED]: 'yes' });

/** Takes a step of the engine into the dialogue: flows that lead to others are followed, finished ones make room. */
export function follow(dialogue: Dialogue, first: Step, scene: Scene): Turn {
  const effects: Effect[] = [];
  let { parked } = dialogue;
  let { session, effects: pending } = first;
  for (let entered = 0; entered <= MAX_ENTERED; entered++) {
    const next = pending.find((effect) => effect.type === 'enter');
    effects.push(...pending.filter((effect) => effect.type !== 'enter'));
    const started = next && start(parked, next.flow, next.answers, scene);
    if (started === undefined) break;
    ({ parked } = started);
    ({ session, effects: pending } = started.step);
  }
  return session.status === 'waiting'
    ? { dialogue: { parked, session }, effects }
    : close({ parked }, effects, session);
}

/** The draft of the flow, unless answers come along: those are about something else than the draft was. */
function start(
  parked: readonly Session[],
  id: string,
  answers: Answers,
  scene: Scene,
): { readonly parked: readonly Session[]; readonly step: Step } | undefined {
  const flow = scene.flowFor(id);
  if (flow === undefined) return undefined;
  const draft = Object.keys(answers).length > 0 ? undefined : parked.find((session) => session.flow === id);
  const others = withoutFlow(parked, id);
  if (draft === undefined) return { parked: others, step: begin(flow, answers, scene.at) };
  const { session, effects } = step(flow, draft, { type: 'asked-again' });
  return { parked: others, step: { session, effects: [said('resumed'), ...effects] } };
}

/** What was asked for, recorded or called for says its own last word. */
const ANSWERED: ReadonlySet<Effect['type']> = new Set(['run', 'record', 'take-files']);

function close(dialogue: Dialogue, effects: readonly Effect[], { status }: Session): Turn {
  const last = effects.at(-1)?.type;
  if (last !== undefined && ANSWERED.has(last)) return { dialogue, effects };
  const isTold = last === 'say' || last === 'ask-human';
  return offer(dialogue, isTold ? effects : [...effects, said(status === 'failed' ? 'failed' : 'done')]);
}
