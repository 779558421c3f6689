import type { Instant } from '../core/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Notes } from '../ports/notes.ts';
import type { Store } from '../ports/store.ts';

/** The notes of one channel. What is known stays known, so that it is asked of the database once. */
export function createNotes(store: Store, clock: Clock, channel: string): Notes {
  const known = new Map<string, boolean>();
  return {
    async has(note) {
      const found =
        known.get(note) ?? ((await store.transaction((tx) => tx.marks.get(nameOf(note)))) ?? 0) > 0;
      known.set(note, found);
      return found;
    },
    async add(note) {
      known.set(note, true);
      await store.transaction(async (tx) => tx.marks.set(nameOf(note), clock.now()));
    },
    async remove(note) {
      known.set(note, false);
      await store.transaction(async (tx) => tx.marks.set(nameOf(note), 0 as Instant));
    },
  };

  function nameOf(note: string): string {
    return `note:${channel}:${note}`;
  }
}
