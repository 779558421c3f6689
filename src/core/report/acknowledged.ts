import type { Obligation } from '../campaign/obligations.ts';
import type { Instant } from '../time/instant.ts';

/** Somebody answered a reminder. */
interface Answer {
  readonly obligation: string;
  readonly kind: 'received' | 'later' | 'handover';
  readonly at: Instant;
}

/**
 * Whether somebody has said that they know of it. Such a word holds until the deadline; after it, silence is silence
 * again until the next one. "No longer in charge" is no such word.
 */
export const isAcknowledged = (
  answers: readonly Answer[],
  { key, due }: Pick<Obligation, 'key' | 'due'>,
  at: Instant,
): boolean =>
  answers.some(
    (answer) => answer.obligation === key && answer.kind !== 'handover' && (at < due || answer.at >= due),
  );
