import type { Passing } from '../behaviour.ts';
import type { Run } from '../flow.ts';
import { answerOf } from '../spoken.ts';

export const run: Passing<Run> = {
  pass: ({ command, args, from, next }, { session }) => {
    const answer = from === undefined ? undefined : answerOf(session.answers, from);
    const words = [args ?? '', ...(answer === undefined ? [] : [answer].flat())].filter(
      (word) => word !== '',
    );
    return { next, effects: [{ type: 'run', command, args: words.join(' ') }] };
  },
  exits: (node) => [[['next'], node.next]],
};
