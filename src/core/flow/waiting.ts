import type { Text } from '../message/message.ts';
import { behaviourOf } from './behaviours.ts';
import { type Flow, nodeOf } from './flow.ts';
import { hashOf } from './hash.ts';
import { awaitsOwnNumber, offersAt, toChoices } from './offers.ts';
import type { Effect, Session, Step } from './session.ts';

/** Waits with the question said again; its buttons stay good. */
export function askAgain(
  flow: Flow,
  session: Session,
  first: readonly Text[],
  effects: readonly Effect[] = [],
  how: 'whole' | 'brief' = 'whole',
): Step {
  const node = nodeOf(flow, session.node);
  const behaviour = node && behaviourOf(node);
  const whole = behaviour && 'hear' in behaviour ? behaviour.question(node, { flow, session }) : [];
  const brief = how === 'brief' && node?.kind === 'ask' ? node.brief : undefined;
  const parts = brief === undefined ? whole : [brief];
  const picture = node?.kind === 'step' ? node.picture : undefined;
  const say = {
    parts: [...first, ...parts],
    choices: toChoices(flow, session),
    ...(picture !== undefined && { picture }),
    ...(awaitsOwnNumber(flow, session) && { ownNumber: 'wanted' as const }),
  };
  return { session, effects: [...effects, { type: 'say', say }] };
}

/** Waits with a new question: buttons of older ones go stale. */
export function askAnew(
  flow: Flow,
  before: Session,
  first: readonly Text[],
  effects: readonly Effect[] = [],
): Step {
  const session: Session = { ...before, status: 'waiting', turn: before.turn + 1 };
  return askAgain(flow, { ...session, asked: askedHash(flow, session) }, first, effects);
}

/** What is being asked, as a number: while it is the same, a changed flow need not bother the person. */
export function askedHash(flow: Flow, session: Session): number {
  const node = nodeOf(flow, session.node);
  return hashOf([
    node?.kind,
    node?.kind === 'ask' && node.answer.type,
    offersAt(flow, session).map(({ id, label }) => [id, label.params]),
  ]);
}
