import type { Here, Move, Offer } from '../behaviour.ts';

export const askHumanOffer: Offer = { id: 'ask-human', label: { key: 'flow.choice.ask-human' } };

/** Asks the same again afterwards. Whoever carries out `ask-human` says what comes of it. */
export const callHuman = ({ flow, session }: Here): Move => ({
  type: 'again',
  first: [],
  effects: [{ type: 'ask-human', about: `${flow.id}.${session.node}`, answers: session.answers }],
});
