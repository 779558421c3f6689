import type { Choice } from '../message/message.ts';
import { type Control, controlToken } from './control.ts';

export const wayTo = (control: Control): Choice => ({
  id: control,
  label: { key: `dialogue.choice.${control}` },
  token: controlToken(control),
});

/** The way back to the menu, for any message that ends something. */
export const toMenu = (): Choice => wayTo('menu');
export const toResume = (): Choice => wayTo('resume');
