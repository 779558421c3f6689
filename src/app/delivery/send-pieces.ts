import type { Outbound } from '../../core/message/outbound.ts';
import { type Instant, later } from '../../core/time/instant.ts';
import { type Channel, SendError } from '../../ports/channel.ts';
import type { OutboxRow, OutboxSettlement, Progress } from '../../ports/store.ts';
import { afterFailure } from './after-failure.ts';
import { isByTemplate } from './by-template.ts';
import type { Pacer } from './pacer.ts';

interface Deps {
  readonly channel: Channel;
  readonly pacer: Pacer;
  readonly now: () => Instant;
  readonly random: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** When an answer of the platform is given up. */
  readonly deadline: () => AbortSignal;
}

/** What came of it, and the error if there was one, for whoever can do something about it. */
export interface Sent {
  readonly to: OutboxSettlement;
  readonly error?: SendError;
}

/** A chat's turn is waited for so long; for longer the message goes back into the outbox, as if it had not been taken. */
const PATIENCE = 1_500;
const REST = 1_000;
/** What the next one would be told is known. */
const SHUT_OUT = 10_000;

const BEGUN: Progress = { tries: 0, piece: 0, doubtful: false };

/** Sends a message piece by piece, from the first that was not sent yet. What is no SendError is a bug of ours and thrown. */
export async function sendPieces(
  { channel, pacer, now, random, wait, deadline }: Deps,
  row: OutboxRow,
  pieces: readonly Outbound[],
): Promise<Sent> {
  let progress = row.progress ?? BEGUN;
  let providerId = '';
  while (progress.piece < pieces.length) {
    const turn = pacer.waitOf(row.address);
    if (turn > PATIENCE)
      return { to: { state: 'pending', notBefore: later(now(), turn), reason: 'pace', progress } };
    if (turn > 0) await wait(turn);
    pacer.spend(row.address);
    try {
      const piece = pieces[progress.piece] as Outbound;
      providerId = await channel.send(row.address, piece, deadline());
    } catch (caught) {
      const error = asRetryable(caught, channel);
      if (!(error instanceof SendError)) throw error;
      if (error.failure === 'throttled') pacer.slow((error.retryAfter ?? 0) * 1_000 || REST);
      if (error.failure === 'misconfigured') {
        // A template that is not there is no reason to stop everything else, or to wait for one.
        if (isByTemplate(row)) return { to: { state: 'failed', reason: error.failure }, error };
        pacer.slow(SHUT_OUT);
      }
      if (error.failure !== 'answer-lost') return { to: afterFailure(progress, error, now(), random), error };
      // It has most likely arrived; what comes after it is worth more than certainty.
      progress = { ...progress, doubtful: true };
    }
    progress = { ...progress, piece: progress.piece + 1 };
  }
  if (progress.doubtful) return { to: { state: 'unknown', reason: 'answer-lost' } };
  return { to: { state: 'sent', at: now(), providerId } };
}

/** Where a repeated message does no harm, a lost answer is simply asked for again. */
function asRetryable(error: unknown, { resend }: Channel): unknown {
  const isLost = error instanceof SendError && error.failure === 'answer-lost';
  return isLost && resend ? new SendError('unreachable', error.message, { cause: error }) : error;
}
