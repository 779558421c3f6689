import type { Store } from '../ports/store.ts';
import type { Planner } from './planner.ts';

/** The store, with the planner brought up to date at the beginning of each transaction, whoever changed something. */
export const withFreshPlans = (store: Store, planner: Planner): Store => ({
  ...store,
  transaction: (work) =>
    store.transaction(async (tx) => {
      await planner.refresh(tx);
      return work(tx);
    }),
});
