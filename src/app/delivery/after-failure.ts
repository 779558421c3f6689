import { type Instant, later, MINUTE } from '../../core/time/instant.ts';
import { SendError } from '../../ports/channel.ts';
import type { OutboxSettlement, Progress } from '../../ports/store.ts';

/** Attempts until a message is given up; being told to be slower is no fault of the message. */
const MAX_TRIES = 8;
const MAX_THROTTLED = 40;
const LONGEST = 30 * MINUTE;

/** What becomes of a message that did not go through. Only our own bugs are not SendErrors; they park the message. */
export function afterFailure(
  progress: Progress,
  error: unknown,
  at: Instant,
  random: () => number,
): OutboxSettlement {
  if (!(error instanceof SendError)) return { state: 'failed', reason: `bug: ${String(error)}` };
  const tries = progress.tries + 1;
  const most = error.failure === 'throttled' ? MAX_THROTTLED : MAX_TRIES;
  if (!error.retryable || tries >= most) return { state: 'failed', reason: error.failure };
  const asked = error.retryAfter === undefined ? 1_000 * 2 ** tries : error.retryAfter * 1_000;
  // Never earlier than asked; a little later, so that not all come back at once.
  const wait = Math.min(asked, LONGEST) * (1 + 0.25 * random());
  const notBefore = later(at, Math.round(wait));
  return { state: 'pending', notBefore, reason: error.failure, progress: { ...progress, tries } };
}
