import { type Instant, later } from '../core/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store, Tx } from '../ports/store.ts';

/** How long nobody else is let in after the holder was last heard of; renewed after a third of it. */
export const LEASE = 15_000;
/** How soon whoever does not hold it asks again. */
export const ASKS_AGAIN = 1_000;

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly place: string;
  readonly life: string;
  /** By the name of a lease: puts in order what an earlier holder left behind, in the transaction that takes over. */
  readonly takeOver: ReadonlyMap<string, (tx: Tx, epoch: number) => Promise<unknown>>;
}

/** Which things this process does for all that share the database. */
export interface Leases {
  /** The epoch in which this process holds it, claimed or renewed when it is time; undefined while another one does. */
  hold(name: string): Promise<number | undefined>;
  /** Whether it holds it, by what it knows. */
  holds(name: string): boolean;
  /** Lets others in at once. */
  release(): Promise<void>;
}

/** What the store has last said of one name. */
interface Term {
  readonly epoch: number | undefined;
  readonly since: Instant;
}

/**
 * One holder for each name, of all processes that share a database. One that dies is replaced when its lease has run
 * out, or at once by its successor at the same place; one that lives renews it and is not robbed.
 */
export function createLeases({ store, clock, place, life, takeOver }: Deps): Leases {
  const terms = new Map<string, Term>();
  const asking = new Map<string, Promise<number | undefined>>();
  let isReleased = false;

  return {
    hold(name) {
      const term = terms.get(name);
      if (isReleased) return Promise.resolve(undefined);
      if (term !== undefined && isRecent(term)) return Promise.resolve(term.epoch);
      const asked = asking.get(name) ?? ask(name).finally(() => asking.delete(name));
      asking.set(name, asked);
      return asked;
    },
    holds(name) {
      const { epoch, since } = terms.get(name) ?? {};
      return epoch !== undefined && since !== undefined && clock.now() < later(since, LEASE);
    },
    async release() {
      isReleased = true;
      const at = clock.now();
      await store.transaction(async (tx) => {
        for (const name of terms.keys()) await tx.leases.release(name, life, at);
      });
      terms.clear();
    },
  };

  function isRecent({ epoch, since }: Term): boolean {
    const age = clock.now() - since;
    return age >= 0 && age < (epoch === undefined ? ASKS_AGAIN : LEASE / 3);
  }

  async function ask(name: string): Promise<number | undefined> {
    const at = clock.now();
    const epoch = await store.transaction(async (tx) => {
      const claimed = await tx.leases.claim({ name, place, life, at, until: later(at, LEASE) });
      const isNew = claimed !== undefined && claimed !== terms.get(name)?.epoch;
      if (isNew) await takeOver.get(name)?.(tx, claimed);
      return claimed;
    });
    terms.set(name, { epoch, since: at });
    return epoch;
  }
}
