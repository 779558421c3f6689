import type { Role } from '../../core/access/access.ts';
import { say, text } from '../../core/message/say.ts';
import { dayOff } from '../../core/time/calendar.ts';
import { clockAt } from '../../core/time/clock-time.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store, Tx } from '../../ports/store.ts';
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

/**
 * Each working morning: the receivers are told how much waits for them, and the leader how much is overdue. Numbers
 * only, once a day, so that no message lies beside the moment of a tip.
 */
export function createWatchClocks({ store, clock, planner, catalogue, sayPrivately }: Deps) {
  return async (): Promise<void> => {
    const at = clock.now();
    for (const commune of catalogue.communes.keys()) {
      const intake = deskOf(planner, commune, at);
      if (intake === undefined) continue;
      const { timeZone, calendar } = intake;
      const today = dayOf(at, timeZone);
      if (clockAt(at, timeZone) < '08:00' || dayOff(calendar, today) !== undefined) continue;
      await store.transaction(async (tx) => {
        const mark = `desk:${commune}`;
        const told = await tx.marks.get(mark);
        if (told !== undefined && dayOf(told, timeZone) >= today) return;
        tx.marks.set(mark, at);
        const tips = await tx.tips.of(commune);
        const waiting = tips.filter(({ state, waits }) => state === 'received' || waits === 'desk').length;
        const overdue = tips.filter(({ due }) => due !== undefined && due <= at);
        const oldest = Math.max(0, ...overdue.map(({ since }) => Math.floor((at - since) / 86_400_000)));
        const about = { count: overdue.length, days: oldest };
        if (waiting + overdue.length > 0)
          await tell(tx, commune, 'receiver', [text('violation.morning.receiver', { ...about, waiting })]);
        if (overdue.length > 0) await tell(tx, commune, 'leader', [text('violation.morning.leader', about)]);
      });

      async function tell(
        tx: Tx,
        place: string,
        role: Role,
        parts: Parameters<typeof say>[0],
      ): Promise<void> {
        const holders = await tx.grants.holders(place, null, [role], at);
        for (const contact of await tx.conversations.ofAccounts(holders))
          sayPrivately(
            tx,
            contact,
            [say(parts)],
            `desk:${role}:${today}:${contact.channel}:${contact.address}`,
          );
      }
    }
  };
}
