import type { Move, Offer, Said } from '../behaviour.ts';
import type { Option, Wanted } from '../flow.ts';
import type { Answer } from '../session.ts';

type Several = Extract<Wanted, { readonly type: 'several' }>;

/** Options can be tapped one after the other, and tapped again to take them back; then "that is all". */
export const severalOffers = ({ of }: Several, picked: readonly string[]): readonly Offer[] => [
  ...of.map((option) =>
    picked.includes(option.id) ? ticked(option) : { id: option.id, label: option.label },
  ),
  { id: 'all', label: { key: 'flow.choice.all' } },
  ...(picked.length > 0 ? [{ id: 'finish', label: { key: 'flow.choice.finish' } }] : []),
];

/** Typed answers ("1 3", or words) are complete; taps gather until "that is all". */
export function several(
  { of }: Several,
  said: Said,
  picked: readonly string[],
  answered: (answer: Answer) => Move,
): Move {
  const inOrder = (ids: readonly string[]): string[] =>
    of.map(({ id }) => id).filter((id) => ids.includes(id));
  const { choice } = said;
  if (choice === 'all') return answered(of.map(({ id }) => id));
  if (choice === 'finish' && picked.length > 0) return answered(inOrder(picked));
  if (choice !== undefined && said.tapped)
    return { type: 'change', change: { picked: inOrder(toggle(picked, choice)) } };

  const given = said.choices ?? (choice === undefined ? readNumbers(said.text, of) : [choice]);
  if (given.includes('all')) return answered(of.map(({ id }) => id));
  const ids = inOrder([...picked, ...given]);
  return given.length > 0 && ids.length > 0
    ? answered(ids)
    : { type: 'again', first: [{ key: 'flow.several.not-understood' }] };
}

/** "1 3", "1,3", "1 và 3": the numbers that stand before the options. One that is not there spoils all. */
function readNumbers(text: string, of: readonly Option[]): string[] {
  if (!/^\d{1,2}(?:[\s,;.+&/]+(?:(?:và|va|and)\s+)?\d{1,2})*[\s.]*$/iu.test(text.trim())) return [];
  const numbers = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const ids = numbers.map((number) => (number === of.length + 1 ? 'all' : of[number - 1]?.id));
  return ids.every((id) => id !== undefined) ? ids : [];
}

const toggle = (picked: readonly string[], id: string): readonly string[] =>
  picked.includes(id) ? picked.filter((each) => each !== id) : [...picked, id];

const ticked = ({ id, label }: Option): Offer => ({
  id,
  label: { key: 'flow.choice.ticked', params: { label } },
});
