import type { Hono } from 'hono';
import { noSpool } from '../adapters/spool/no-spool.ts';
import type { JoinLook } from '../app/delivery/look.ts';
import type { HandleInbound } from '../app/handle-inbound.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Meters } from '../ports/meters.ts';
import type { Spool } from '../ports/spool.ts';
import type { Store } from '../ports/store.ts';
import type { Words } from '../ports/words.ts';
import { createHooks } from '../server/hooks/hooks.ts';
import { createReplay } from '../server/hooks/replay.ts';
import { createTakeIn } from '../server/hooks/take-in.ts';
import { createReceive, type Receive } from '../server/receive.ts';

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly channels: readonly Channel[];
  readonly handleInbound: HandleInbound;
  readonly join: JoinLook;
  readonly drain: () => Promise<void>;
  readonly onError: (what: string, error: unknown) => void;
  readonly spool: Spool | undefined;
  readonly meters: Meters;
  readonly words: Words;
}

export interface Doors {
  readonly receive: Receive;
  /** What platforms post to, under /hooks. */
  readonly hooks: Hono;
  readonly meters: Meters;
  /** Batches that wait on the disk. */
  readonly spooled: () => number;
  /** Writes what was spooled while the database was away. */
  readonly replay: () => Promise<void>;
}

/** All ways in of what people say. */
export function createDoors(parts: Parts): Doors {
  const { store, clock, channels, handleInbound, join, drain, onError } = parts;
  const { spool = noSpool, meters } = parts;
  const receive = createReceive({ handleInbound, join, drain, meters });
  const takeIn = createTakeIn({ receive, spool, meters, onError });
  return {
    receive,
    meters,
    spooled: () => spool.waiting,
    hooks: createHooks({ channels, clock, takeIn, meters, words: parts.words }),
    replay: createReplay({ spool, channels, receive, meters, isStoreUp: () => isUp(store), onError }),
  };
}

const isUp = (store: Store): Promise<boolean> =>
  store
    .transaction((tx) => tx.marks.get('spool'))
    .then(
      () => true,
      () => false,
    );
