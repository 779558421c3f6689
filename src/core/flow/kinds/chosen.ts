import type { Here, Move, Offer, Said } from '../behaviour.ts';
import type { Wanted } from '../flow.ts';
import type { Answer } from '../session.ts';

type One = Extract<Wanted, { readonly type: 'choice' }>;

export const chosenOffers = ({ of }: One): readonly Offer[] =>
  of.map(({ id, label, others }) => ({ id, label, ...(others && { others }) }));

/** One of the options; anything else is not understood. */
export function chosen(
  { of }: One,
  { choice }: Said,
  { session: { returnTo } }: Here,
  answered: (answer: Answer) => Move,
): Move {
  const option = of.find(({ id }) => id === choice);
  if (option === undefined) return { type: 'again', first: [{ key: 'flow.not-understood' }] };
  return option.help === undefined
    ? answered(option.id)
    : { type: 'go', next: option.help, ...(returnTo !== undefined && { returnTo }) };
}
