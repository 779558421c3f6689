import type { Text } from '../message/message.ts';

/**
 * What a parser made of what a person typed.
 * `sure`: take it. `doubt`: it can be meant, but looks odd or has several readings; show `because`, offer the
 * readings (the first is "keep as typed" or the likeliest) and typing again; `begun` is what a next answer may complete. `no`: it cannot be meant; say why and
 * what to do.
 */
export type Reading<T> =
  | { readonly verdict: 'sure'; readonly value: T }
  | {
      readonly verdict: 'doubt';
      readonly because: Text;
      readonly readings: readonly { readonly id: string; readonly value: T; readonly label: Text }[];
      readonly begun?: string;
    }
  | { readonly verdict: 'no'; readonly because: Text };

type Readings<T> = Extract<Reading<T>, { verdict: 'doubt' }>['readings'];

export const sure = <T>(value: T): Reading<T> => ({ verdict: 'sure', value });

export const no = (because: Text): Reading<never> => ({ verdict: 'no', because });

/** Several reasons are set one after the other, as one sentence each. */
export const doubt = <T>(because: readonly [Text, ...Text[]], readings: Readings<T>): Reading<T> => ({
  verdict: 'doubt',
  because: because.reduce((first, second) => ({ key: 'person.and', params: { first, second } })),
  readings,
});
