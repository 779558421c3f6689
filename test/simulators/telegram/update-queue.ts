import type { Update } from 'grammy/types';

type Draft = Omit<Update, 'update_id'>;

interface Queued {
  readonly update: Update;
  readonly expires: number;
  /** One at a time of each lane is pushed to a webhook; presses have a lane of their own. */
  readonly lane: string;
}

/** What waits for the bot: numbered, confirmed by offset, forgotten when it is too old. */
export interface UpdateQueue {
  add(draft: Draft, seconds: number, lane: string): number;
  /** At most `limit`, from this number on; everything before it is confirmed and forgotten. */
  take(offset: number | undefined, limit: number, kinds: ReadonlySet<string> | undefined): readonly Update[];
  /** In order, for pushing. */
  waiting(): readonly Queued[];
  confirm(id: number): void;
  /** Calls once when the next update comes. */
  onNext(listener: () => void): () => void;
}

export function createUpdateQueue(now: () => number, first = 100_000): UpdateQueue {
  let queue: Queued[] = [];
  let next = first;
  const listeners = new Set<() => void>();
  const alive = (): Queued[] => {
    queue = queue.filter(({ expires }) => expires > now());
    return queue;
  };
  return {
    add(draft, seconds, lane) {
      const update = { update_id: next++, ...draft } as Update;
      queue.push({ update, expires: now() + seconds * 1_000, lane });
      for (const tell of [...listeners]) tell();
      return update.update_id;
    },
    take(offset, limit, kinds) {
      if (offset !== undefined && offset > 0)
        queue = queue.filter(({ update }) => update.update_id >= offset);
      // A negative one counts from the end, and what is before it is forgotten.
      if (offset !== undefined && offset < 0) queue = queue.slice(offset);
      return alive()
        .filter(({ update }) => kinds === undefined || Object.keys(update).some((key) => kinds.has(key)))
        .slice(0, limit)
        .map(({ update }) => update);
    },
    waiting: alive,
    confirm(id) {
      queue = queue.filter(({ update }) => update.update_id !== id);
    },
    onNext(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
