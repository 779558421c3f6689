import type { Commune } from '../core/campaign/commune.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Catalogue } from '../ports/catalogue.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store, Tx } from '../ports/store.ts';

export interface InCommunes {
  readonly store: Store;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
}

/** Does what is due in one commune after the other, each in a transaction of its own; returns how much that was. */
export const inEachCommune =
  <T>(
    { store, clock, catalogue }: InCommunes,
    findDue: (tx: Tx, commune: string, at: Instant) => Promise<readonly T[]>,
    work: (tx: Tx, one: T, at: Instant, commune: Commune) => Promise<void>,
  ): (() => Promise<number>) =>
  async () => {
    let looked = 0;
    for (const { commune } of catalogue.communes.values()) {
      looked += await store.transaction(async (tx) => {
        const at = clock.now();
        const due = await findDue(tx, commune.id, at);
        for (const one of due) await work(tx, one, at, commune);
        return due.length;
      });
    }
    return looked;
  };
