import type { Offer, Waiting } from '../behaviour.ts';
import type { Act } from '../flow.ts';
import { spoken } from '../spoken.ts';
import { askHumanOffer, callHuman } from './call-human.ts';

const offers: readonly Offer[] = [
  { id: 'done', label: { key: 'flow.choice.done' } },
  { id: 'stuck', label: { key: 'flow.choice.stuck' } },
  askHumanOffer,
];

/** One thing to do: done, stuck, or somebody is needed. */
export const act: Waiting<Act> = {
  question: (node, here) => [spoken(node, here)],
  offers: () => offers,
  hear: (node, { choice }, here) => {
    switch (choice) {
      case 'done':
        return { type: 'go', next: node.next };
      case 'stuck':
        return { type: 'go', next: node.stuck };
      case askHumanOffer.id:
        return callHuman(here);
      default:
        return { type: 'again', first: [{ key: 'flow.not-understood' }] };
    }
  },
  exits: (node) => [
    [['next'], node.next],
    [['stuck'], node.stuck],
  ],
};
