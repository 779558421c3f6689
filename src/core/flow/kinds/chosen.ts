import type { Move, Offer, Said } from '../behaviour.ts';
import type { Wanted } from '../flow.ts';
import type { Answer } from '../session.ts';

type One = Extract<Wanted, { readonly type: 'choice' }>;

export const chosenOffers = ({ of }: One): readonly Offer[] => of.map(({ id, label }) => ({ id, label }));

/** One of the options; anything else is not understood. */
export function chosen({ of }: One, { choice }: Said, answered: (answer: Answer) => Move): Move {
  return choice !== undefined && of.some(({ id }) => id === choice)
    ? answered(choice)
    : { type: 'again', first: [{ key: 'flow.not-understood' }] };
}
