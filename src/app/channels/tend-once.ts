import { HOUR, type Instant, later } from '../../core/time/instant.ts';
import { SendError } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ChannelHealth } from './health.ts';

interface Deps {
  readonly clock: Clock;
  readonly health: Pick<ChannelHealth, 'note'>;
  readonly onError: (what: string, error: unknown) => void;
}

/** A network is away for minutes now and then; for longer somebody should look, while the old token still serves. */
const TOLD_AFTER = HOUR;

/** Looks after a channel, such as its token, and notes how that went. */
export function createTendOnce({ clock, health, onError }: Deps) {
  const failing = new Map<string, Instant>();
  return async (channel: string, tend: () => Promise<void>): Promise<void> => {
    try {
      await tend();
      failing.delete(channel);
      health.note(channel, 'well');
    } catch (error) {
      onError(`${channel} needs somebody`, error);
      if (!(error instanceof SendError)) return;
      const at = clock.now();
      const since = failing.get(channel) ?? at;
      failing.set(channel, since);
      if (error.failure === 'misconfigured') health.note(channel, 'refused');
      else if (at >= later(since, TOLD_AFTER)) health.note(channel, 'unrenewed');
    }
  };
}
