import { enclosuresOf } from '../message/enclosures-of.ts';
import type { Instant } from '../time/instant.ts';
import type { Said } from './behaviour.ts';
import { behaviourOf } from './behaviours.ts';
import { answerKey, type Flow, type Next, type NodeId, nodeOf } from './flow.ts';
import { keptAnswers } from './kept-answers.ts';
import { offers } from './offers.ts';
import type { Answers, Effect, Event, Session, Step } from './session.ts';
import { say } from './spoken.ts';
import { freshChoice, TOKEN_NUMBERS } from './token.ts';
import { extendTrail } from './trail.ts';
import { askAgain, askAnew, askedHash } from './waiting.ts';

/** A flow that passes this many nodes without waiting is going round in a circle. */
const MAX_VISITS = 100;

type Heard = Extract<Event, { readonly type: 'heard' }>;

/**
 * Starts a conversation. `answers` are known from the flow before. With `at`, turns count on from the clock, so that
 * buttons of an earlier conversation with the same flow go stale too.
 */
export function begin(flow: Flow, answers: Answers = {}, at?: Instant): Step {
  const turn = at === undefined ? 0 : Math.floor(at / 1000) % TOKEN_NUMBERS;
  return go(flow, blank(flow, answers, turn), flow.start);
}

/** The whole engine: one event in, the next session and the things to do out. Same input, same output. */
export function step(flow: Flow, before: Session, event: Event): Step {
  const adopted = adopt(flow, before, event.type === 'asked-again');
  if (adopted.effects.length > 0) return adopted;
  const { session } = adopted;
  if (session.status !== 'waiting') return adopted;
  switch (event.type) {
    case 'started':
      return begin(flow);
    case 'asked-again':
      return askAgain(flow, session, []);
    case 'went-back':
      return goBack(flow, session);
    case 'heard':
      return hear(flow, session, event);
  }
}

/**
 * Takes up a session of another revision, silently if what is being asked is still the same. A question that was
 * changed meanwhile is asked again; one that is gone means beginning again with the answers that still fit. A menu that
 * is shown again anyway need not say that it has changed.
 */
export function adopt(flow: Flow, before: Session, isShownAgain = false): Step {
  const isOurs = before.flow === flow.id;
  if ((isOurs && before.revision === flow.revision) || before.status !== 'waiting') {
    return { session: before, effects: [] };
  }
  const answers = keptAnswers(flow, before.answers);
  const key = flow.fleeting ? 'flow.changed-choices' : 'flow.changed';
  const changed = flow.fleeting && isShownAgain ? [] : [{ key }];
  if (!isOurs || !waits(flow, before.node)) {
    return go(
      flow,
      blank(flow, answers, before.turn),
      flow.start,
      changed.map((part) => say(part)),
    );
  }
  const trail = before.trail.filter((id) => waits(flow, id));
  const session = { ...before, revision: flow.revision, answers, trail };
  return before.asked === askedHash(flow, session)
    ? { session, effects: [] }
    : askAnew(flow, settled(session), changed);
}

function hear(flow: Flow, session: Session, event: Heard): Step {
  const said = understood(flow, session, event);
  if (said === 'stale') return askAgain(flow, session, [{ key: 'flow.stale' }]);

  const node = nodeOf(flow, session.node);
  const behaviour = node && behaviourOf(node);
  if (!behaviour || !('hear' in behaviour)) return giveUp(session, `nothing waits at "${session.node}"`);

  const move = behaviour.hear(node, said, { flow, session });
  switch (move.type) {
    case 'again':
      return askAgain(flow, session, move.first, move.effects, move.first.length > 0 ? 'brief' : 'whole');
    case 'gather': {
      const gathered = { ...session, picked: move.picked };
      return move.quiet ? { session: gathered, effects: [] } : askAgain(flow, gathered, move.first ?? []);
    }
    case 'change': {
      const { returnTo } = session;
      const here = { ...settled(session), ...move.change, ...(returnTo !== undefined && { returnTo }) };
      return askAnew(flow, here, []);
    }
    case 'go': {
      const { answers = session.answers, effects = [], next, returnTo } = move;
      const here = { ...settled(session), answers, ...(returnTo !== undefined && { returnTo }) };
      return go(flow, here, next, effects, session.node);
    }
  }
}

/** Only what is offered now can be chosen, and only with a button of now. */
function understood(
  flow: Flow,
  session: Session,
  { heard, choice, choices, double, at }: Heard,
): Said | 'stale' {
  const offered = new Set(offers(flow, session).map(({ id }) => id));
  if (heard.token !== undefined) {
    const tapped = freshChoice(flow, session, heard.token);
    if (tapped === undefined || !offered.has(tapped)) return 'stale';
    return { text: '', choice: tapped, tapped: true, at };
  }
  const enclosures = enclosuresOf(heard);
  return {
    text: heard.text,
    ...(choice !== undefined && offered.has(choice) && { choice }),
    ...(choices?.every((id) => offered.has(id)) && { choices }),
    ...(double && { double }),
    tapped: false,
    at,
    ...(enclosures.length > 0 && { enclosures }),
    ...(heard.album !== undefined && { album: heard.album }),
  };
}

/** Goes on to `next`, through everything that needs no answer, to the next question or the end. */
function go(flow: Flow, before: Session, first: Next, effects: readonly Effect[] = [], asked?: NodeId): Step {
  const done = [...effects];
  let session = before;
  let next = first;
  for (let visits = 0; visits < MAX_VISITS; visits++) {
    if (next === 'end')
      return { session: { ...settled(session), status: 'ended', trail: [] }, effects: done };
    const node = nodeOf(flow, next);
    if (node === undefined) return giveUp(before, `no node is called "${next}"`);

    // Back at the review, by whatever way, the correction is over.
    session = { ...(next === session.returnTo ? settled(session) : session), node: next };
    const behaviour = behaviourOf(node);
    if (!('hear' in behaviour)) {
      const passed = behaviour.pass(node, { flow, session });
      done.push(...passed.effects);
      next = passed.next;
      continue;
    }
    const known = session.returnTo === undefined ? behaviour.skip?.(node, { flow, session }) : undefined;
    if (known === undefined) return askAnew(flow, { ...session, trail: trailOf(session, asked) }, [], done);
    next = known;
  }
  return giveUp(before, `more than ${MAX_VISITS} nodes without a question, the last one "${session.node}"`);
}

/** A correction leaves the way that led to the review alone; back from it is to the review. */
function trailOf({ node, trail, returnTo }: Session, asked: NodeId | undefined): Session['trail'] {
  if (asked === undefined || asked === node) return trail;
  if (returnTo === undefined) return extendTrail(trail, asked, node);
  return asked === returnTo ? [...trail, asked] : trail;
}

function goBack(flow: Flow, session: Session): Step {
  // A doubt is about an answer that was just given: back is to giving it again.
  const node = session.doubt ? session.node : session.trail.at(-1);
  if (node === undefined) return askAgain(flow, session, [{ key: 'flow.first' }]);
  if (session.doubt) {
    const { doubt: _, ...rest } = session;
    return askAnew(flow, rest, []);
  }
  const earlier = nodeOf(flow, node);
  // What is asked anew is not answered any more; or else a way not taken in the end would leave its answers.
  const forgotten = earlier?.kind === 'ask' ? answerKey(node, earlier) : undefined;
  const answers = Object.fromEntries(Object.entries(session.answers).filter(([key]) => key !== forgotten));
  return askAnew(flow, { ...settled(session), node, answers, trail: session.trail.slice(0, -1) }, []);
}

function waits(flow: Flow, id: NodeId): boolean {
  const node = nodeOf(flow, id);
  return node !== undefined && 'hear' in behaviourOf(node);
}

const giveUp = (session: Session, reason: string): Step => ({
  session: { ...session, status: 'failed' },
  effects: [{ type: 'give-up', reason }],
});

const blank = ({ id, revision, start }: Flow, answers: Answers, turn: number): Session => ({
  flow: id,
  revision,
  status: 'waiting',
  node: start,
  turn,
  answers,
  trail: [],
});

/** Without what belongs to one question only. */
function settled({ doubt: _, picked: __, returnTo: ___, asked: ____, ...rest }: Session): Session {
  return rest;
}
