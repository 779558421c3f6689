import { offers } from '../flow/offers.ts';
import type { Choice } from '../message/message.ts';
import type { Dialogue } from './dialogue.ts';
import type { Scene } from './scene.ts';

/** What can be answered now: the question under way, or the buttons under the last message. */
export function choicesOf({ session, offered = [] }: Dialogue, scene: Scene): readonly Choice[] {
  if (session === undefined) return offered.map((choice) => apart(choice, offered));
  const flow = scene.flowFor(session.flow);
  return flow ? offers(flow, session) : [];
}

/** Buttons of one command ("Cài VNeID", "Cấp lại mật khẩu") are called alike; what they ask for tells them apart. */
const apart = (choice: Choice, offered: readonly Choice[]): Choice =>
  offered.filter(({ id }) => id === choice.id).length === 1 ? choice : { ...choice, id: choice.token };
