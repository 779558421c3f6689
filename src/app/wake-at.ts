import { openingsOf } from '../core/campaign/openings.ts';
import { type Instant, later } from '../core/time/instant.ts';
import type { Channel } from '../ports/channel.ts';
import type { Store } from '../ports/store.ts';
import { plannedBulletins } from './announcements/planned-bulletins.ts';
import type { Planner } from './planner.ts';

interface Deps {
  readonly store: Store;
  readonly planner: Planner;
  readonly channels: readonly Pick<Channel, 'name'>[];
}

/** The next moment at which something is to be sent or decided that the plans alone do not tell. */
export type WakeAt = (after: Instant) => Promise<Instant | undefined>;

export const createWakeAt =
  ({ store, planner, channels }: Deps): WakeAt =>
  (after) =>
    store.transaction(async (tx) => {
      const moments: (Instant | undefined)[] = [];
      for (const { name } of channels)
        moments.push(await tx.outbox.nextAt(name), await tx.nudges.next(name, after));
      moments.push(await tx.rightsRequests.nextLook(after), await tx.helpRequests.nextLook(after));
      moments.push(await tx.incidents.nextLook(after));
      moments.push(await tx.bulletins.nextAt(), await tx.digests.nextAt());
      for (const plan of planner.all(after)) {
        moments.push(plan.closings.find(({ at }) => at > after)?.at);
        moments.push(plannedBulletins(plan).find(({ shown }) => shown > after)?.shown);
        moments.push(openingsOf(plan.campaign, plan.calendar).find(({ at }) => at > after)?.at);
      }
      return moments
        .filter((at) => at !== undefined)
        .filter((at) => at >= later(after, 1))
        .sort((a, b) => a - b)[0];
    });
