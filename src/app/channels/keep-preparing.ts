import { HOUR, MINUTE } from '../../core/time/instant.ts';
import { SendError } from '../../ports/channel.ts';
import type { ChannelHealth } from './health.ts';

interface Deps {
  readonly health: Pick<ChannelHealth, 'note'>;
  readonly onError: (what: string, error: unknown) => void;
  /** Ends early when the signal comes. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const AGAIN_AFTER = MINUTE;
/** Some platforms count how often a day they are told an address. */
const USED_UP_FOR = HOUR;

/** Makes a platform ready, however often that takes. */
export function createKeepPreparing({ health, onError, wait }: Deps) {
  return async (
    channel: string,
    prepare: (signal: AbortSignal) => Promise<unknown>,
    signal: AbortSignal,
  ): Promise<void> => {
    while (!signal.aborted) {
      try {
        await prepare(signal);
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof SendError && error.failure === 'misconfigured') health.note(channel, 'refused');
        onError(`${channel} is not ready`, error);
        await wait(pauseAfter(error), signal);
      }
    }
  };
}

function pauseAfter(error: unknown): number {
  if (!(error instanceof SendError)) return AGAIN_AFTER;
  if (error.failure === 'quota') return USED_UP_FOR;
  return Math.max(AGAIN_AFTER, (error.retryAfter ?? 0) * 1_000);
}
