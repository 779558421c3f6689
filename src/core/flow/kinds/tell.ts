import type { Passing } from '../behaviour.ts';
import type { Tell } from '../flow.ts';
import { say, spoken } from '../spoken.ts';

export const tell: Passing<Tell> = {
  pass: (node, here) => ({ next: node.next, effects: [say(spoken(node, here))] }),
  exits: (node) => [[['next'], node.next]],
};
