import type { Firing } from '../core/campaign/reminders.ts';
import { type Instant, later } from '../core/time/instant.ts';
import { firingsBetween, type Plan, type Planner } from './planner.ts';

interface Deps {
  readonly planner: Planner;
  readonly clock: { now(): Instant; moveTo(at: Instant): void };
  /** Does everything that is due now, sending included. */
  readonly tick: () => Promise<void>;
  /** What else is to happen that no plan knows of: an appointment, a deadline that was put off, a message for the morning. */
  readonly wakeAt: (after: Instant) => Promise<Instant | undefined>;
}

export interface FastForward {
  next(): { readonly plan: Plan; readonly firing: Firing } | undefined;
  /** Stops at everything that is due on the way, as if the time had really passed. */
  moveTo(at: Instant): Promise<void>;
}

/** Far enough to see the next deadline of a yearly report. */
const AHEAD = 400 * 24 * 3_600_000;

export function createFastForward({ planner, clock, tick, wakeAt }: Deps): FastForward {
  function next() {
    const now = clock.now();
    const ahead = planner.all(now).flatMap((plan) => {
      const [firing] = firingsBetween(plan, later(now, 1), later(now, AHEAD));
      return firing === undefined ? [] : [{ plan, firing }];
    });
    return ahead.sort((a, b) => a.firing.at - b.firing.at)[0];
  }

  async function nextStop(): Promise<Instant | undefined> {
    const stops = [next()?.firing.at, await wakeAt(clock.now())].filter((stop) => stop !== undefined);
    return stops.sort((a, b) => a - b)[0];
  }

  return {
    next,
    async moveTo(at) {
      for (let stop = await nextStop(); stop !== undefined && stop <= at; stop = await nextStop()) {
        clock.moveTo(stop);
        await tick();
      }
      clock.moveTo(at);
      await tick();
    },
  };
}
