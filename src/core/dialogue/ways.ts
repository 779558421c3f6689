import type { Effect } from '../flow/session.ts';
import type { Choice } from '../message/message.ts';
import { type Control, controlToken } from './control.ts';
import type { Dialogue } from './dialogue.ts';
import type { Turn } from './turn.ts';

export const wayTo = (control: Control): Choice => ({
  id: control,
  label: { key: `dialogue.choice.${control}` },
  token: controlToken(control),
});

/** The way back to the menu, for any message that ends something. */
export const toMenu = (): Choice => wayTo('menu');
export const toResume = (): Choice => wayTo('resume');

/** Where nothing is under way there is always a way on: the draft put aside, or the menu. */
export const waysOn = ({ parked }: Dialogue): readonly Choice[] => [
  ...(parked.length > 0 ? [toResume()] : []),
  toMenu(),
];

/**
 * Ends with buttons under the last message, its own and then `more`, which can be answered by number and in words too.
 * A last effect that is no message is answered by somebody else, who says the words above these buttons.
 */
export function offer(
  { parked }: Dialogue,
  effects: readonly Effect[],
  more: readonly Choice[] = waysOn({ parked }),
): Turn {
  const last = effects.at(-1);
  const said = last?.type === 'say' ? last.say : { parts: [], choices: [] };
  const offered = [...new Map([...said.choices, ...more].map((choice) => [choice.token, choice])).values()];
  const before = last?.type === 'say' ? effects.slice(0, -1) : effects;
  return {
    dialogue: { parked, offered },
    effects: [...before, { type: 'say', say: { ...said, choices: offered } }],
  };
}
