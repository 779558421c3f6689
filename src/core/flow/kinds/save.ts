import type { Passing } from '../behaviour.ts';
import type { Save } from '../flow.ts';

export const save: Passing<Save> = {
  pass: ({ what, next }, { session }) => ({
    next,
    effects: [{ type: 'record', what, answers: session.answers }],
  }),
  exits: (node) => [[['next'], node.next]],
};
