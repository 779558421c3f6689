import type { Passing } from '../behaviour.ts';
import type { Branch } from '../flow.ts';
import { answerOf } from '../spoken.ts';

export const branch: Passing<Branch> = {
  pass: ({ on, when, next }, { session }) => {
    const answer = answerOf(session.answers, on);
    const values = answer === undefined ? [] : Array.isArray(answer) ? answer : [String(answer)];
    const value = values.find((each) => Object.hasOwn(when, each));
    return { next: (value !== undefined && when[value]) || next, effects: [] };
  },
  exits: ({ when, next }) => [
    ...Object.entries(when).map(([value, go]) => [['when', value], go] as const),
    [['next'], next],
  ],
};
