import type { Passing } from '../behaviour.ts';
import type { Enter } from '../flow.ts';
import { answerOf } from '../spoken.ts';

export const enter: Passing<Enter> = {
  pass: ({ flow, carry = [] }, { session }) => {
    const carried = carry.flatMap((key) => {
      const answer = answerOf(session.answers, key);
      return answer === undefined ? [] : [[key, answer] as const];
    });
    return { next: 'end', effects: [{ type: 'enter', flow, answers: Object.fromEntries(carried) }] };
  },
  exits: () => [[[], 'end']],
};
