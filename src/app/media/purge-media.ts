import type { Clock } from '../../ports/clock.ts';
import type { Media } from '../../ports/media.ts';
import type { Store } from '../../ports/store.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly media: Media;
}

/** Takes files whose time is over from those who had them; returns how many. Their hashes stay. */
export type PurgeMedia = () => Promise<number>;

/** Others wait meanwhile. */
const CHUNK = 20;

/**
 * Bytes that somebody else still has stay. The bytes go first, while nobody can give them another holder: a row that
 * says "removed" is never wrong, and what is cut short is done again.
 */
export const createPurgeMedia =
  ({ store, clock, media }: Deps): PurgeMedia =>
  async () => {
    let removed = 0;
    for (;;) {
      const count = await store.transaction(async (tx) => {
        const ids = await tx.media.expired(clock.now(), CHUNK);
        for (const name of await tx.media.release(ids)) await media.remove(name);
        return ids.length;
      });
      if (count === 0) return removed;
      removed += count;
    }
  };
