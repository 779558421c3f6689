import type { Choice } from '../message/message.ts';
import type { Offer } from './behaviour.ts';
import { behaviourOf } from './behaviours.ts';
import { type Flow, nodeOf, type Wanted } from './flow.ts';
import type { Session } from './session.ts';
import { writeToken } from './token.ts';

/** What can be chosen now. The caller matches typed words against the labels and hands in the `id`. */
export const offers = (flow: Flow, session: Session): readonly Choice[] =>
  session.status === 'waiting' ? toChoices(flow, session) : [];

export const toChoices = (flow: Flow, session: Session): readonly Choice[] =>
  offersAt(flow, session).map(({ id, label, others }) => ({
    id,
    label,
    token: writeToken(flow, session, id),
    ...(others && { others }),
  }));

export function offersAt(flow: Flow, session: Session): readonly Offer[] {
  const node = nodeOf(flow, session.node);
  const behaviour = node && behaviourOf(node);
  return behaviour && 'hear' in behaviour ? behaviour.offers(node, { flow, session }) : [];
}

/** Answers that can be any words at all: there, a text that sounds like a command is still the answer. */
const OPEN: ReadonlySet<string> = new Set(['text', 'name', 'address', 'moment', 'place']);

/** The kinds of open answers that are never a sentence of one's own. */
const CALLED: ReadonlySet<string> = new Set(['name', 'address', 'place']);

export const awaitsName = (flow: Flow, session: Session): boolean => wantedAt(flow, session)?.type === 'name';
export const awaitsCalled = (flow: Flow, session: Session): boolean => awaits(CALLED, flow, session);

export const awaitsText = (flow: Flow, session: Session): boolean => awaits(OPEN, flow, session);

/**
 * Answers made of figures: there, six of them are no code that somebody should have kept to themselves. No plate is
 * without a letter.
 */
const FIGURES: ReadonlySet<string> = new Set(['number', 'citizen-id', 'phone', 'receipt']);

export const awaitsFigures = (flow: Flow, session: Session): boolean => awaits(FIGURES, flow, session);

export const awaitsPhone = (flow: Flow, session: Session): boolean => awaits(PHONES, flow, session);
const PHONES: ReadonlySet<string> = new Set(['phone']);

/** Where the person's own number is awaited, one press hands it over on platforms that know it. */
export const awaitsOwnNumber = (flow: Flow, session: Session): boolean => {
  const wanted = wantedAt(flow, session);
  return wanted?.type === 'phone' && wanted.own === true;
};

/** Where files are awaited, what is sent is the answer. */
export const awaitsFiles = (flow: Flow, session: Session): boolean => awaits(FILES, flow, session);
const FILES: ReadonlySet<string> = new Set(['files']);

const awaits = (kinds: ReadonlySet<string>, flow: Flow, session: Session): boolean =>
  kinds.has(wantedAt(flow, session)?.type ?? '');

function wantedAt(flow: Flow, session: Session): Wanted | undefined {
  const node = session.status === 'waiting' ? nodeOf(flow, session.node) : undefined;
  return node?.kind === 'ask' ? node.answer : undefined;
}
