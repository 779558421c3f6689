import type { Clock } from '../../ports/clock.ts';
import type { Media } from '../../ports/media.ts';
import type { Store } from '../../ports/store.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly media: Media;
}

/** Removes the bytes of files whose time is over; returns how many. Their hashes stay. */
export type PurgeMedia = () => Promise<number>;

const CHUNK = 100;

/** Bytes first: a row that says "removed" is never wrong. */
export const createPurgeMedia =
  ({ store, clock, media }: Deps): PurgeMedia =>
  async () => {
    let removed = 0;
    for (;;) {
      const ids = await store.transaction((tx) => tx.media.expired(clock.now(), CHUNK));
      if (ids.length === 0) return removed;
      for (const id of ids) await media.remove(id);
      await store.transaction((tx) => tx.media.removed(ids));
      removed += ids.length;
    }
  };
