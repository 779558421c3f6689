import type { Instant } from '../../core/time/instant.ts';
import type { Clock } from '../../ports/clock.ts';

export interface MovableClock extends Clock {
  /** Only forward; an earlier moment is ignored. */
  moveTo(at: Instant): void;
}

/** Stands where it is put and runs on at the speed of `beat`, a clock that only counts; leave it out to stand still. */
export function createMovableClock(start: Instant, beat: () => number = () => 0): MovableClock {
  let base = start;
  let since = beat();
  const now = () => (base + Math.floor(beat() - since)) as Instant;
  return {
    now,
    moveTo(at) {
      if (at <= now()) return;
      base = at;
      since = beat();
    },
  };
}
