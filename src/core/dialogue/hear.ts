import { begin, step } from '../flow/engine.ts';
import { awaitsText, offers } from '../flow/offers.ts';
import { readChoices } from '../flow/read-choices.ts';
import type { Answers, Effect, Event, Session, Step } from '../flow/session.ts';
import { readToken } from '../flow/token.ts';
import type { Choice, Heard } from '../message/message.ts';
import { type Control, readControlToken } from './control.ts';
import type { Dialogue } from './dialogue.ts';
import type { Scene } from './scene.ts';
import { toMenu, toResume } from './ways.ts';

export interface Turn {
  readonly dialogue: Dialogue;
  readonly effects: readonly Effect[];
}

/** Drafts kept aside; the oldest gives way. */
const MAX_PARKED = 5;
/** Flows that may follow one another without a question in between. */
const MAX_ENTERED = 5;

/** One message in: the conversation after it, and what must be done. Pure; the same input gives the same output. */
export function hear(before: Dialogue, heard: Heard, scene: Scene): Turn {
  const dialogue = current(before, scene);
  if (heard.start !== undefined) return run(dialogue, 'start', heard.start);
  if (heard.token !== undefined) return tap(dialogue, heard.token, scene);
  if (heard.text.trim() === '') return again(dialogue, scene, [say('dialogue.only-text')]);

  const slash = scene.readSlash(heard.text);
  if (slash) return run(dialogue, slash.command, slash.args);
  const control = scene.readControl(heard.text);
  // "hủy" under a question that can be cancelled is its answer.
  const isAnswer = control === 'stop' && choiceOf(dialogue, heard, scene) === 'cancel';
  if (control && !isAnswer) return steer(dialogue, control, scene);
  return dialogue.session ? answer(dialogue, dialogue.session, heard, scene) : open(dialogue, heard, scene);
}

/** Begins a flow, or takes up the draft of it that was put aside. The conversation under way is put aside in turn. */
export function enter(dialogue: Dialogue, id: string, scene: Scene, answers: Answers = {}): Turn {
  const flow = scene.flowFor(id);
  if (flow === undefined) return { dialogue, effects: [say('dialogue.gone', [toMenu()])] };

  // Answers that come along are about something else than the draft was.
  const draft =
    Object.keys(answers).length > 0 ? undefined : dialogue.parked.find((session) => session.flow === id);
  const aside = park(dialogue, scene);
  if (draft === undefined) return follow(aside, begin(flow, answers, scene.at), scene);

  const parked = aside.parked.filter((session) => session !== draft);
  return again({ ...aside, parked, session: draft }, scene, [say('dialogue.resumed')]);
}

/** After something else was said: the question under way once more, or else what that something offered. */
export function again(dialogue: Dialogue, scene: Scene, first: readonly Effect[]): Turn {
  const { session, parked } = dialogue;
  const flow = session && scene.flowFor(session.flow);
  if (flow && session) {
    const { effects } = step(flow, session, { type: 'asked-again' });
    return { dialogue, effects: [...first, ...effects] };
  }
  const offered = first.findLast((effect) => effect.type === 'say')?.say.choices ?? [];
  return { dialogue: { parked, ...(offered.length > 0 && { offered }) }, effects: first };
}

/** A session whose flow is gone, or no longer for this person, is no session. */
function current(dialogue: Dialogue, scene: Scene): Dialogue {
  const { session, ...rest } = dialogue;
  return session === undefined || scene.flowFor(session.flow) !== undefined ? dialogue : rest;
}

function tap(dialogue: Dialogue, token: string, scene: Scene): Turn {
  const control = readControlToken(token);
  if (control) return steer(dialogue, control, scene);
  const slash = scene.readSlash(token);
  if (slash) return run(dialogue, slash.command, slash.args);

  const { session } = dialogue;
  const flow = session && scene.flowFor(session.flow);
  if (session && flow && readToken(token) !== undefined) {
    return advance(dialogue, session, { type: 'heard', heard: { text: '', token }, at: scene.at }, scene);
  }
  return again(dialogue, scene, [say('dialogue.stale', session ? [] : [toMenu()])]);
}

function choiceOf({ session }: Dialogue, heard: Heard, scene: Scene): string | undefined {
  const flow = session && scene.flowFor(session.flow);
  return flow && session && scene.understand(heard.text, offers(flow, session));
}

function answer(dialogue: Dialogue, session: Session, heard: Heard, scene: Scene): Turn {
  const flow = scene.flowFor(session.flow);
  if (flow === undefined) return open(dialogue, heard, scene);

  const choice = choiceOf(dialogue, heard, scene);
  const choices =
    choice === undefined ? readChoices(heard.text, offers(flow, session), scene.understand) : undefined;
  // Where a name or an address is awaited, ordinary words are the answer, never a command.
  if (choice === undefined && choices === undefined && !awaitsText(flow, session)) {
    const order = scene.readPhrase(heard.text);
    if (order) return run(dialogue, order.command, order.args);
  }
  const event: Event = {
    type: 'heard',
    heard,
    at: scene.at,
    ...(choice !== undefined && { choice }),
    ...(choices !== undefined && { choices }),
  };
  return advance(dialogue, session, event, scene);
}

/** Nothing is under way. */
function open(dialogue: Dialogue, heard: Heard, scene: Scene): Turn {
  const offered = dialogue.offered ?? [];
  const id = scene.understand(heard.text, offered);
  const chosen = offered.find((choice) => choice.id === id);
  if (chosen) return tap(dialogue, chosen.token, scene);

  const order = scene.readPhrase(heard.text);
  if (order) return run(dialogue, order.command, order.args);
  return enter(dialogue, scene.home, scene);
}

function steer(dialogue: Dialogue, control: Control, scene: Scene): Turn {
  const { session, parked } = dialogue;
  const flow = session && scene.flowFor(session.flow);
  switch (control) {
    case 'back':
      if (session === undefined) return enter(dialogue, scene.home, scene);
      return advance(dialogue, session, { type: 'went-back' }, scene);
    case 'restart':
      return flow ? follow({ parked }, begin(flow, {}, scene.at), scene) : enter(dialogue, scene.home, scene);
    case 'menu':
      return enter(dialogue, scene.home, scene);
    case 'help':
      return again(dialogue, scene, [say('dialogue.help', session ? [] : [toMenu()])]);
    case 'stop': {
      const kept = park(dialogue, scene);
      const resume = kept.parked.length > 0 ? [toResume()] : [];
      return again(kept, scene, [say('dialogue.stopped', [...resume, toMenu()])]);
    }
    case 'resume': {
      const draft = parked.at(-1);
      if (draft === undefined)
        return session ? again(dialogue, scene, []) : enter(dialogue, scene.home, scene);
      const aside = park({ ...dialogue, parked: parked.slice(0, -1) }, scene);
      return again({ parked: aside.parked, session: draft }, scene, []);
    }
  }
}

function advance(dialogue: Dialogue, session: Session, event: Event, scene: Scene): Turn {
  const flow = scene.flowFor(session.flow);
  return flow ? follow(dialogue, step(flow, session, event), scene) : { dialogue, effects: [] };
}

/** Takes a step of the engine into the dialogue: flows that lead to others are followed, finished ones make room. */
function follow(dialogue: Dialogue, first: Step, scene: Scene): Turn {
  const effects: Effect[] = [];
  let { session } = first;
  let pending = first.effects;
  for (let entered = 0; entered <= MAX_ENTERED; entered++) {
    const next = pending.find((effect) => effect.type === 'enter');
    effects.push(...pending.filter((effect) => effect.type !== 'enter'));
    const flow = next && scene.flowFor(next.flow);
    if (flow === undefined) break;
    ({ session, effects: pending } = begin(flow, next?.answers, scene.at));
  }
  const { parked } = dialogue;
  if (session.status === 'waiting') return { dialogue: { parked, session }, effects };
  // What was asked for or recorded says its own last word, with its own buttons.
  if (effects.some(({ type }) => type === 'run' || type === 'record'))
    return { dialogue: { parked }, effects };
  return close({ parked }, effects, session.status === 'failed' ? 'dialogue.failed' : 'dialogue.done');
}

/** At the end of a flow there is always a way on: the draft put aside, or the menu. */
function close(dialogue: Dialogue, effects: readonly Effect[], otherwise: string): Turn {
  const ways = [...(dialogue.parked.length > 0 ? [toResume()] : []), toMenu()];
  const last = effects.at(-1);
  const ending =
    last?.type === 'say' ? { ...last, say: { ...last.say, choices: ways } } : say(otherwise, ways);
  return {
    dialogue: { ...dialogue, offered: ways },
    effects: [...(last?.type === 'say' ? effects.slice(0, -1) : effects), ending],
  };
}

function park(dialogue: Dialogue, scene: Scene): Dialogue {
  const { session, parked } = dialogue;
  // The menu, and a conversation in which nothing was answered, are no draft.
  const isDraft = session && session.flow !== scene.home && Object.keys(session.answers).length > 0;
  const others = parked.filter(({ flow }) => flow !== session?.flow);
  return { parked: isDraft ? [...others, session].slice(-MAX_PARKED) : parked };
}

const run = (dialogue: Dialogue, command: string, args: string): Turn => ({
  dialogue,
  effects: [{ type: 'run', command, args }],
});

function say(key: string, choices: readonly Choice[] = []): Extract<Effect, { type: 'say' }> {
  return { type: 'say', say: { parts: [{ key }], choices } };
}
