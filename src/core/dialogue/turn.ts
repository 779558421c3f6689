import type { Effect } from '../flow/session.ts';
import type { Choice } from '../message/message.ts';
import type { Dialogue } from './dialogue.ts';

/** The conversation after one message, and what must be done. */
export interface Turn {
  readonly dialogue: Dialogue;
  readonly effects: readonly Effect[];
}

export type SayEffect = Extract<Effect, { readonly type: 'say' }>;

/** One sentence of the dialogue itself. */
export const said = (key: string, choices: readonly Choice[] = []): SayEffect => ({
  type: 'say',
  say: { parts: [{ key: `dialogue.${key}` }], choices },
});

/** The same turn with something said before it. */
export const after = (first: readonly Effect[], { dialogue, effects }: Turn): Turn => ({
  dialogue,
  effects: [...first, ...effects],
});
