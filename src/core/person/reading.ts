import type { Text } from '../message/message.ts';

/**
 * What a parser made of what a person typed.
 * `sure`: take it. `doubt`: it can be meant, but looks odd or has several readings; show `because`, offer the
 * readings (the first is "keep as typed" or the likeliest) and typing again. `no`: it cannot be meant; say why and
 * what to do.
 */
export type Reading<T> =
  | { readonly verdict: 'sure'; readonly value: T }
  | {
      readonly verdict: 'doubt';
      readonly because: Text;
      readonly readings: readonly { readonly id: string; readonly value: T; readonly label: Text }[];
    }
  | { readonly verdict: 'no'; readonly because: Text };
