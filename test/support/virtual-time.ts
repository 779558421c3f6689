import { setImmediate } from 'node:timers/promises';
import type { Instant } from '../../src/core/time/instant.ts';

/** A clock that jumps to the next moment at which somebody waits for something, as soon as nobody does anything. */
export interface VirtualTime {
  now(): Instant;
  /** The same, with fractions of a millisecond. */
  elapsed(): number;
  wait(ms: number): Promise<void>;
  /** Time stands still until this has ended, however long it really takes. */
  busy<T>(work: Promise<T>): Promise<T>;
  /** Lets time pass until that moment. */
  runUntil(end: Instant): Promise<void>;
}

/** Rounds of the event loop without news after which nothing happens by itself any more. */
const QUIET = 3;

export function createVirtualTime(start: Instant): VirtualTime {
  let now: number = start;
  let working = 0;
  let events = 0;
  const waiting: { readonly at: number; readonly wake: () => void }[] = [];

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < QUIET; ) {
      const before = events;
      await setImmediate();
      quiet = working > 0 || events !== before ? 0 : quiet + 1;
    }
  }

  return {
    now: () => Math.floor(now) as Instant,
    elapsed: () => now,
    wait(ms) {
      events++;
      const at = now + Math.max(0, ms);
      return new Promise((wake) => {
        const later = waiting.findIndex((one) => one.at > at);
        waiting.splice(later < 0 ? waiting.length : later, 0, { at, wake });
      });
    },
    async busy(work) {
      working++;
      try {
        return await work;
      } finally {
        working--;
        events++;
      }
    },
    async runUntil(end) {
      for (;;) {
        await settle();
        const next = waiting[0];
        if (next === undefined || next.at > end) break;
        now = next.at;
        while (waiting[0]?.at === now) waiting.shift()?.wake();
      }
      now = end;
    },
  };
}
