import type { Instant } from '../../core/time/instant.ts';
import type { Channel } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Backlog, Store } from '../../ports/store.ts';
import { BACKED_UP } from '../back-up.ts';
import type { ChannelHealth, ChannelState } from './health.ts';
import { heardMark } from './watch-channels.ts';

/** One channel as an operator sees it: counts and moments, nobody's data. */
export interface ChannelStatus extends Backlog {
  readonly name: string;
  /** Whether this process sends there. */
  readonly sends: boolean;
  readonly state: ChannelState | undefined;
  /** When somebody last wrote; undefined where that is not watched. */
  readonly heardAt: Instant | undefined;
  readonly deadLetters: number;
}

export interface Status {
  readonly at: Instant;
  readonly channels: readonly ChannelStatus[];
  /** When the last backup was made; undefined where none has been wanted yet. */
  readonly backedUpAt: Instant | undefined;
}

export type ReadStatus = () => Promise<Status>;

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly channels: readonly Channel[];
  readonly health: ChannelHealth;
  readonly holds: (channel: string) => boolean;
}

/** Rejects when the database is away. */
export function createReadStatus({ store, clock, channels, health, holds }: Deps): ReadStatus {
  return () =>
    store.transaction(async (tx) => {
      const at = clock.now();
      const statuses: ChannelStatus[] = [];
      for (const { name } of channels) {
        statuses.push({
          name,
          sends: holds(name),
          state: health.of(name),
          heardAt: await tx.marks.get(heardMark(name)),
          ...(await tx.outbox.backlog(name, at)),
          deadLetters: await tx.deadLetters.count(name),
        });
      }
      return { at, channels: statuses, backedUpAt: await tx.marks.get(BACKED_UP) };
    });
}
