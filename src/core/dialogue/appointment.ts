import type { Order } from '../command/command.ts';
import { namesMoment } from '../time/read-appointment.ts';
import type { Dialogue } from './dialogue.ts';
import type { Scene } from './scene.ts';

/** Stands between what a button names and what was typed under it instead of tapping it. */
export const TYPED = ' // ';

/** More words than these are a story that has a time in it. */
const WORDS = 8;

/** A time typed under a reminder, or under the question when to remind again, is an answer to it: "9h sáng mai". */
export function asAppointment({ offered = [] }: Dialogue, typed: string, scene: Scene): Order | undefined {
  const button = offered.find(({ token }) => token.startsWith('/later'));
  if (button === undefined || typed.trim().split(/\s+/).length > WORDS || !namesMoment(typed))
    return undefined;
  const order = scene.readSlash(button.token);
  return order && { ...order, args: `${order.args}${TYPED}${typed.trim()}` };
}
