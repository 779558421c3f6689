import type { Passing } from '../behaviour.ts';
import type { Human } from '../flow.ts';

export const human: Passing<Human> = {
  pass: ({ next }, { flow, session }) => ({
    next,
    effects: [{ type: 'ask-human', about: `${flow.id}.${session.node}`, answers: session.answers }],
  }),
  exits: (node) => [[['next'], node.next]],
};
