import type { Acknowledgement } from '../rows.ts';

export interface Acknowledgements {
  /** The same answer twice at the same moment is one. */
  add(answer: Acknowledgement): void;
  /** In the order in which they were given. */
  of(commune: string, campaign: string): Promise<readonly Acknowledgement[]>;
}
