import type { Store, Tx } from '../../src/ports/store.ts';

export interface Counted {
  /** Stands between the product and its database. */
  readonly around: (store: Store) => Store;
  /** What was asked of the tables since the last time, one "tips.of" each, in the order of the alphabet. */
  readonly looks: () => readonly string[];
}

/** Writes down what is asked of the tables, to see that it does not grow with what is in them. */
export function countLooks(): Counted {
  const asked: string[] = [];
  const listen = <T extends object>(table: string, target: T): T =>
    new Proxy(target, {
      get(all, name) {
        const found = Reflect.get(all, name) as unknown;
        if (typeof found !== 'function') return found;
        return (...args: unknown[]) => {
          asked.push(`${table}.${String(name)}`);
          return Reflect.apply(found, all, args) as unknown;
        };
      },
    });
  const heard = (tx: Tx): Tx =>
    Object.fromEntries(
      Object.entries(tx).map(([table, part]) => [
        table,
        typeof part === 'object' && part !== null ? listen(table, part as object) : part,
      ]),
    ) as unknown as Tx;
  return {
    around: (store) => ({ ...store, transaction: (work) => store.transaction((tx) => work(heard(tx))) }),
    looks: () => asked.splice(0).toSorted(),
  };
}
