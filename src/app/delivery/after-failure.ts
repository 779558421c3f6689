import { type Instant, later, MINUTE } from '../../core/time/instant.ts';
import type { SendError, SendFailure } from '../../ports/channel.ts';
import type { OutboxSettlement, Progress } from '../../ports/store.ts';

interface Patience {
  /** Attempts until a message is given up. */
  readonly most: number;
  /** Milliseconds between two of them, where the platform does not say how long. */
  readonly longest: number;
}

/** About three hours: a cable in the sea is no fault of the message either. */
const USUAL: Patience = { most: 16, longest: 30 * MINUTE };
/** Neither to be told to be slower nor to be let in no more is a fault of the message. */
const PATIENCE: Readonly<Partial<Record<SendFailure, Patience>>> = {
  throttled: { ...USUAL, most: 40 },
  // Somebody has to connect the account again, who sleeps at night.
  misconfigured: { most: 200, longest: 5 * MINUTE },
};

/** What becomes of a message that did not go through. */
export function afterFailure(
  progress: Progress,
  error: SendError,
  at: Instant,
  random: () => number,
): OutboxSettlement {
  const tries = progress.tries + 1;
  const { most, longest } = PATIENCE[error.failure] ?? USUAL;
  if (!error.retryable || tries >= most) return { state: 'failed', reason: error.failure };
  const { retryAfter } = error;
  // Never earlier than asked, however long that is; a little later, so that not all come back at once.
  const asked = retryAfter === undefined ? Math.min(1_000 * 2 ** tries, longest) : retryAfter * 1_000;
  const wait = asked * (1 + 0.25 * random());
  const notBefore = later(at, Math.round(wait));
  return { state: 'pending', notBefore, reason: error.failure, progress: { ...progress, tries } };
}
