import type { Offer, Waiting } from '../behaviour.ts';
import type { Act } from '../flow.ts';
import { spoken } from '../spoken.ts';

const offers: readonly Offer[] = [
  { id: 'done', label: { key: 'flow.choice.done' } },
  { id: 'stuck', label: { key: 'flow.choice.stuck' } },
  { id: 'ask-human', label: { key: 'flow.choice.ask-human' } },
];

/** One thing to do: done, stuck, or somebody is needed. Whoever carries out `ask-human` says what comes of it. */
export const act: Waiting<Act> = {
  question: (node, here) => [spoken(node, here)],
  offers: () => offers,
  hear: (node, { choice }, { flow, session }) => {
    switch (choice) {
      case 'done':
        return { type: 'go', next: node.next };
      case 'stuck':
        return { type: 'go', next: node.stuck };
      case 'ask-human': {
        const about = `${flow.id}.${session.node}`;
        return {
          type: 'again',
          first: [],
          effects: [{ type: 'ask-human', about, answers: session.answers }],
        };
      }
      default:
        return { type: 'again', first: [{ key: 'flow.not-understood' }] };
    }
  },
  exits: (node) => [
    [['next'], node.next],
    [['stuck'], node.stuck],
  ],
};
