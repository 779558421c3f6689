import { say, text } from '../../core/message/say.ts';
import { dayOff } from '../../core/time/calendar.ts';
import { clockAt } from '../../core/time/clock-time.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Planner } from '../planner.ts';
import { deskOf } from './intake-of.ts';
import type { SayPrivately } from './say-privately.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly catalogue: Catalogue;
  readonly sayPrivately: SayPrivately;
}

/** "Đã được xử lý chưa?", once, by the clock alone, in the hours of a working day. Which tip it is about is not known here. */
export function createAskFollowUps({ store, clock, planner, catalogue, sayPrivately }: Deps) {
  return async (): Promise<void> => {
    const at = clock.now();
    for (const commune of catalogue.communes.keys()) {
      const intake = deskOf(planner, commune, at);
      if (intake === undefined) continue;
      const { timeZone, calendar } = intake;
      const hour = clockAt(at, timeZone);
      if (hour < '08:00' || hour >= '20:00' || dayOff(calendar, dayOf(at, timeZone)) !== undefined) continue;
      await store.transaction(async (tx) => {
        for (const { id, to } of await tx.followUps.take(commune, at))
          sayPrivately(tx, to, [say([text('violation.news-follow-up')])], `tip-follow-up:${id}`);
      });
    }
  };
}
