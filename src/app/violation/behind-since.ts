import type { Instant } from '../../core/time/instant.ts';
import type { DeskKey, Tip } from '../../ports/store.ts';

/** When the youngest key began to be used that a tip is not sealed to yet. */
export function behindSince(
  keys: readonly DeskKey[],
  { received, sealedUpTo = received }: Pick<Tip, 'received' | 'sealedUpTo'>,
): Instant | undefined {
  const younger = keys.flatMap(({ confirmed = sealedUpTo }) => (confirmed > sealedUpTo ? [confirmed] : []));
  return younger.toSorted((a, b) => b - a)[0];
}
