import { systemClock } from '../adapters/clock/system-clock.ts';
import type { Instant } from '../core/time/instant.ts';
import { isoInstant } from '../core/time/instant.ts';
import type { Store, Tx } from '../ports/store.ts';

const MOST = 20;

/** Messages that need somebody, one a line: which, since when, why. Never what is in them, nor whose they are. */
export function listStuck(store: Store, channels: readonly string[]): Promise<readonly string[]> {
  return store.transaction(async (tx) => [
    ...(await tx.deadLetters.list(channels, MOST)).map(
      ({ channel, key, at, reason, isKept }) =>
        `in:${channel}:${key}, put aside ${isoInstant(at)}: ${reason}${isKept ? '' : '; not kept, drop it'}`,
    ),
    ...(await tx.outbox.undelivered(channels, 0 as Instant, MOST)).map(
      ({ id, channel, kind, state, reason, at }) =>
        `out:${id}, ${kind} on ${channel}, due ${isoInstant(at)}: ${state}, ${reason}`,
    ),
  ]);
}

/** `name` is one of the list, such as in:telegram:100006 or out:17. False when there is no such message to do that with. */
export function settleStuck(store: Store, name: string, how: 'retry' | 'drop'): Promise<boolean> {
  return store.transaction(async (tx: Tx) => {
    const [, id] = /^out:(\d+)$/.exec(name) ?? [];
    if (id !== undefined)
      return how === 'drop' ? tx.outbox.drop(Number(id)) : tx.outbox.retry(Number(id), systemClock.now());
    const [, channel, key] = /^in:([^:]+):(.+)$/.exec(name) ?? [];
    if (channel === undefined || key === undefined) return false;
    return tx.deadLetters[how](channel, key);
  });
}
