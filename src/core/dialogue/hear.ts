import { step } from '../flow/engine.ts';
import { awaitsFiles, awaitsName, awaitsText } from '../flow/offers.ts';
import { readChoices } from '../flow/read-choices.ts';
import type { Event, Session } from '../flow/session.ts';
import { takesAnswer } from '../flow/takes-answer.ts';
import { readToken } from '../flow/token.ts';
import { enclosuresOf } from '../message/enclosures-of.ts';
import { fold } from '../message/fold.ts';
import type { Heard } from '../message/message.ts';
import { isRosterFlow } from '../report/roster-flow.ts';
import { readPatches } from '../roster/looks-like-roster.ts';
import { again } from './again.ts';
import { asAppointment } from './appointment.ts';
import { bareOrder, chooseAtHome } from './by-name.ts';
import { choicesOf } from './choices-of.ts';
import { type Control, readControlToken } from './control.ts';
import type { Dialogue } from './dialogue.ts';
import { chosenInstead, doubleOf } from './double.ts';
import { takeEdit } from './edited.ts';
import { enter, follow, goHome } from './enter.ts';
import { meaningOf } from './free-text.ts';
import type { Scene } from './scene.ts';
import { sharedNumber } from './shared-number.ts';
import { resume, steer } from './steer.ts';
import { after, said, type Turn } from './turn.ts';
import { warningOf } from './warning.ts';

/** One message in: the conversation after it, and what must be done. Pure; the same input gives the same output. */
export function hear(before: Dialogue, heard: Heard, scene: Scene): Turn {
  const { isGone, dialogue } = current(before, scene);
  if (heard.start !== undefined) return run(dialogue, 'start', heard.start);
  if (heard.token !== undefined) return tap(dialogue, heard.token, scene);
  const { message } = heard;
  if (heard.edited && message !== undefined)
    return takeEdit(dialogue, { ...heard, message }, scene, (at, said) => hear(at, said, scene));
  if (enclosuresOf(heard).length > 0) return takeFiles(dialogue, heard, scene);
  const number = sharedNumber(heard, dialogue, scene);
  if (number === 'not-own') return again(dialogue, scene, [said('not-own-number')]);
  if (number !== undefined && dialogue.session)
    return answer(dialogue, dialogue.session, { text: number }, undefined, scene);
  if (heard.text.trim() === '') return again(dialogue, scene, [said('only-text')]);

  const slash = scene.readSlash(heard.text);
  if (slash) return run(dialogue, slash.command, slash.args);
  // Before anything else is seen in it: a list is full of numbers and names.
  if (scene.isRoster(heard.text)) return run(dialogue, 'roster', heard.text);
  const warning = warningOf(heard.text, dialogue, scene);
  if (warning) return again(dialogue, scene, [{ type: 'say', say: { parts: [warning], choices: [] } }]);
  const control = scene.readControl(heard.text, asksName(dialogue, scene));
  const choice = scene.understand(heard.text, choicesOf(dialogue, scene));
  if (control && (choice === undefined || !isAnswer(control, choice, heard.text, dialogue))) {
    return steer(dialogue, control, scene);
  }
  if (choice === undefined && isCorrection(heard.text, dialogue, scene))
    return run(dialogue, 'roster', heard.text);
  const button = choicesOf(dialogue, scene).find(({ id }) => id === choice);
  const order = button && bareOrder(heard.text, button, dialogue, scene);
  if (order) return run(dialogue, order.command, order.args);
  if (dialogue.session) return answer(dialogue, dialogue.session, heard, choice, scene);
  return open(dialogue, heard, choice, scene, isGone);
}

function asksName({ session }: Dialogue, { flowFor }: Scene): boolean {
  const flow = session && flowFor(session.flow);
  return session !== undefined && flow !== undefined && awaitsName(flow, session);
}

/** Under the card of a list "7. 075…" puts its row right; later on it does where nothing else is asked. */
function isCorrection(typed: string, { session, offered = [] }: Dialogue, scene: Scene): boolean {
  const asksOfList = session !== undefined && isRosterFlow(session.flow);
  if (session !== undefined && session.flow !== scene.home && !asksOfList) return false;
  const patches = readPatches(typed);
  // While the whole list is asked about, "1. 3" is an answer and "4. Phạm Thị Sáu" a row.
  if (asksOfList)
    return patches?.every(({ number, line }) => number !== undefined && /\p{L}|\d{4}/u.test(line)) === true;
  if (session === undefined && offered.some(({ token }) => token.startsWith('/roster ')))
    return patches !== undefined;
  return (
    scene.hasRole && patches?.every(({ number, line }) => number !== undefined && /\d{6}/.test(line)) === true
  );
}

/** A session whose flow is gone, or no longer for this person, is no session. */
function current(
  dialogue: Dialogue,
  scene: Scene,
): { readonly isGone: boolean; readonly dialogue: Dialogue } {
  const { session, ...rest } = dialogue;
  const isGone = session !== undefined && scene.flowFor(session.flow) === undefined;
  return { isGone, dialogue: isGone ? rest : dialogue };
}

/**
 * "Hủy" or "thôi" under a question that has such an answer is that answer; so is "tiếp" where nothing is parked, and
 * "hỏi người" on a button that says so.
 * Without marks "dung" is "dừng" as well as "đúng", which is meant where it can be the answer.
 */
function isAnswer(control: Control, choice: string, typed: string, { parked }: Dialogue): boolean {
  if (control === 'resume') return parked.length === 0;
  if (control === 'human') return true;
  return control === 'stop' && (GIVING_UP.has(choice) || fold(typed) === typed.trim().toLowerCase());
}

const GIVING_UP: ReadonlySet<string> = new Set(['cancel', 'later']);

function tap(dialogue: Dialogue, token: string, scene: Scene): Turn {
  const control = readControlToken(token);
  // The button names the draft, whatever is under way.
  if (control === 'resume') return resume(dialogue, scene);
  if (control) return steer(dialogue, control, scene);
  const slash = scene.readSlash(token);
  if (slash) return run(dialogue, slash.command, slash.args);

  const { session } = dialogue;
  if (session && readToken(token) !== undefined) {
    const event: Event = { type: 'heard', heard: { text: '', token }, at: scene.at };
    return advance(dialogue, session, event, scene);
  }
  return again(dialogue, scene, [said('stale')]);
}

/** What is written under a picture is its caption, and no answer to anything else. */
function takeFiles(dialogue: Dialogue, heard: Heard, scene: Scene): Turn {
  const { session } = dialogue;
  const flow = session && scene.flowFor(session.flow);
  if (session && flow && awaitsFiles(flow, session))
    return advance(dialogue, session, { type: 'heard', heard, at: scene.at }, scene);
  return { dialogue, effects: [{ type: 'take-files', heard }] };
}

function answer(
  dialogue: Dialogue,
  session: Session,
  heard: Heard,
  choice: string | undefined,
  scene: Scene,
): Turn {
  const flow = scene.flowFor(session.flow);
  const offered = choicesOf(dialogue, scene);
  const choices = choice === undefined ? readChoices(heard.text, offered, scene.understand) : undefined;
  // Where a name or an address is awaited, ordinary words are the answer, never a command or a question.
  const isFree =
    choice === undefined &&
    choices === undefined &&
    !(flow && (awaitsText(flow, session) || awaitsFiles(flow, session)));
  const isTaken = flow !== undefined && takesAnswer(flow, session, heard.text, scene.at);
  const { choice: meant = choice, order } = isFree && !isTaken ? meaningOf(heard.text, offered, scene) : {};
  if (order) return run(dialogue, order.command, order.args);
  const double =
    flow && meant === undefined && choices === undefined
      ? doubleOf(heard.text, flow, session, scene)
      : undefined;
  if (double?.only && double.instead) return tap(dialogue, double.instead.token, scene);
  const event: Event = {
    type: 'heard',
    heard,
    at: scene.at,
    ...(double && { double }),
    ...(meant !== undefined && { choice: meant }),
    ...(choices !== undefined && { choices }),
  };
  return advance(dialogue, session, event, scene);
}

/** Nothing is under way. */
function open(
  dialogue: Dialogue,
  heard: Heard,
  choice: string | undefined,
  scene: Scene,
  isGone: boolean,
): Turn {
  const chosen = choicesOf(dialogue, scene).find(({ id }) => id === choice);
  if (chosen) return tap(dialogue, chosen.token, scene);
  const atHome = isGone ? undefined : chooseAtHome(dialogue, heard, scene);
  if (atHome) return atHome;
  // What they typed was an answer to the question that is gone.
  const phrase = scene.readPhrase(heard.text);
  const time = phrase === undefined ? asAppointment(dialogue, heard.text, scene) : undefined;
  const order = time ?? (isGone ? phrase : meaningOf(heard.text, [], scene).order);
  if (order) return run(dialogue, order.command, order.args);
  if (isGone) return after([said('gone')], goHome(dialogue, scene));
  const isNew = dialogue.offered === undefined && dialogue.parked.length === 0;
  return isNew ? enter(dialogue, scene.home, scene) : goHome(dialogue, scene);
}

function advance(dialogue: Dialogue, session: Session, event: Event, scene: Scene): Turn {
  const flow = scene.flowFor(session.flow);
  const instead = flow && chosenInstead(flow, session, event);
  if (instead) return tap({ ...dialogue, session: instead.session }, instead.token, scene);
  return flow ? follow(dialogue, step(flow, session, event), scene) : again(dialogue, scene, [said('gone')]);
}

const run = (dialogue: Dialogue, command: string, args: string): Turn => ({
  dialogue,
  effects: [{ type: 'run', command, args }],
});
