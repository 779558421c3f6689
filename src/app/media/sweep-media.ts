import { DAY, HOUR, type Instant } from '../../core/time/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Media } from '../../ports/media.ts';
import type { Store } from '../../ports/store.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly media: Media;
}

/** Looked up in one transaction. */
const CHUNK = 500;

/** A crash leaves one file or a few. As many as this, and more than half, is a folder of another database. */
const TOO_MANY = 100;

/** Removes what a crash has left in the media and nothing in the store refers to; returns how many. */
export const sweepMedia = async ({ store, media }: Pick<Deps, 'store' | 'media'>): Promise<number> => {
  const left: string[] = [];
  let count = 0;
  for await (const names of media.names()) {
    count += names.length;
    for (let at = 0; at < names.length; at += CHUNK) {
      const some = names.slice(at, at + CHUNK);
      left.push(...(await store.transaction((tx) => tx.media.unheld(some))));
    }
  }
  if (left.length > TOO_MANY && left.length > count / 2)
    throw new Error(`${left.length} of ${count} files are not of this database; none was removed`);
  let removed = 0;
  for (const name of left) {
    removed += await store.transaction(async (tx) => {
      await tx.media.hold([name]);
      // It may have come back meanwhile.
      const [gone] = await tx.media.unheld([name]);
      if (gone === undefined) return 0;
      await media.remove(gone);
      return 1;
    });
  }
  return removed;
};

/** At the start and once a day; what was begun and never ended, once an hour. */
export function createSweepMedia({ store, clock, media }: Deps): () => Promise<void> {
  let [drafts, all]: (Instant | undefined)[] = [];
  const isDue = (last: Instant | undefined, every: number) =>
    last === undefined || Math.abs(clock.now() - last) >= every;
  return async () => {
    if (isDue(drafts, HOUR)) {
      drafts = clock.now();
      await media.clearDrafts();
    }
    if (!isDue(all, DAY)) return;
    all = clock.now();
    await sweepMedia({ store, media });
  };
}
