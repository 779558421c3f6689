import { awaitsOwnNumber, awaitsPhone } from '../flow/offers.ts';
import type { Heard, Say } from '../message/message.ts';
import type { Dialogue } from './dialogue.ts';
import type { Scene } from './scene.ts';

/**
 * The number that somebody shares instead of typing it, where one is awaited. Only their own, which the platform vouches
 * for: a card of somebody else is as easily sent by mistake. Undefined where nothing of the kind was shared or awaited.
 */
export function sharedNumber(heard: Heard, dialogue: Dialogue, scene: Scene): string | 'not-own' | undefined {
  const { session } = dialogue;
  const flow = session && scene.flowFor(session.flow);
  if (session === undefined || flow === undefined || !awaitsPhone(flow, session)) return undefined;
  const card = heard.attachments?.find((one) => one.kind === 'contact');
  if (card === undefined) return undefined;
  // "84912345678", as platforms write it.
  return card.own ? `+${card.phone.replace(/^\+/, '')}` : 'not-own';
}

/** What is said after a turn, so that the button with which they could share their number goes with its question. */
export function settleOwnNumber(
  [first, ...rest]: readonly Say[],
  before: Dialogue,
  after: Dialogue,
  scene: Scene,
): readonly Say[] {
  if (first === undefined) return [];
  const isOver = asksOwnNumber(before, scene) && !asksOwnNumber(after, scene);
  return isOver ? [{ ...first, ownNumber: 'over' }, ...rest] : [first, ...rest];
}

function asksOwnNumber({ session }: Dialogue, { flowFor }: Scene): boolean {
  const flow = session && flowFor(session.flow);
  return session !== undefined && flow !== undefined && awaitsOwnNumber(flow, session);
}
