import { atClock, ClockTime } from '../core/time/clock-time.ts';
import { addDays, dayOf } from '../core/time/day.ts';
import { HOUR, type Instant, later, MINUTE } from '../core/time/instant.ts';
import type { Backups } from '../ports/backups.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly backups: Backups;
  readonly timeZone: string;
  /** Undefined where another process does such work. */
  readonly hold: () => Promise<number | undefined>;
  readonly onError: (what: string, error: unknown) => void;
}

export interface BackUp {
  /** Begins what is due, without waiting for it. */
  run(): Promise<void>;
  /** Resolves when none is being made any more. */
  idle(): Promise<void>;
  /** Breaks off what is being made; the next process begins it anew. */
  stop(): Promise<void>;
}

/** Of the last backup that was made. */
export const BACKED_UP = 'backed-up';

/** When nobody writes. */
const AT_NIGHT = ClockTime.parse('02:00');
/** Backups that are kept, of as many days. So long somebody who was erased may still be in one of them. */
const KEPT = 7;
const EVERY = 10 * MINUTE;

/**
 * A backup each night, later where the machine was off, the last seven of which are kept. Meanwhile whoever is erased is
 * written down beside them, so that none of them brings somebody back.
 */
export function createBackUp({ store, clock, backups, timeZone, hold, onError }: Deps): BackUp {
  const stopping = new AbortController();
  let next: Instant | undefined;
  let notedUpTo = 0 as Instant;
  let running: Promise<void> | undefined;

  return {
    async run() {
      const at = clock.now();
      if (running !== undefined || stopping.signal.aborted || (next !== undefined && at < next)) return;
      next = later(at, EVERY);
      if ((await hold()) === undefined) return;
      const last = await look(at);
      if (last >= lastNight(at, timeZone)) return;
      running = make(at)
        .catch((error) => {
          next = later(at, HOUR);
          if (!stopping.signal.aborted) onError('the backup failed', error);
        })
        .finally(() => {
          running = undefined;
        });
    },
    async idle() {
      await running;
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };

  async function look(at: Instant): Promise<Instant> {
    const { forgotten, last } = await store.transaction(async (tx) => {
      const before = await tx.marks.get(BACKED_UP);
      // Before the first night there is nothing that would be lost.
      if (before === undefined) tx.marks.set(BACKED_UP, at);
      return { forgotten: await tx.erasures.toRedo(notedUpTo), last: before ?? at };
    });
    await backups.noteForgotten(forgotten);
    notedUpTo = at;
    return last;
  }

  async function make(at: Instant): Promise<void> {
    await backups.make(at, stopping.signal);
    await backups.keep(KEPT, at);
    await store.transaction(async (tx) => tx.marks.set(BACKED_UP, at));
  }
}

function lastNight(at: Instant, timeZone: string): Instant {
  const today = dayOf(at, timeZone);
  const night = atClock(today, AT_NIGHT, timeZone);
  return night <= at ? night : atClock(addDays(today, -1), AT_NIGHT, timeZone);
}
