import type { Instant } from '../../core/time/instant.ts';

/**
 * A head's answer to a reminder: has seen it, asks to be reminded again at `until`, or says that somebody else is in
 * charge now. Every answer is kept, with its moment.
 */
export interface Acknowledgement {
  readonly obligation: string;
  readonly commune: string;
  readonly campaign: string;
  readonly unit: string;
  readonly kind: 'received' | 'later' | 'handover';
  readonly until?: Instant;
  readonly by: string;
  readonly at: Instant;
}

export interface Acknowledgements {
  /** The same answer twice at the same moment is one. */
  add(answer: Acknowledgement): void;
  /** In the order in which they were given. */
  of(commune: string, campaign: string): Promise<readonly Acknowledgement[]>;
}
