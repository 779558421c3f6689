import type { Store } from '../../ports/store.ts';
import { checkKey } from './check-key.ts';
import { type MigrateDeps, migrate } from './migrate.ts';
import { createStore, type Engine, type StoreDeps } from './store.ts';

/** Makes an open database fit to be used: the tables up to date, everything sealed with the current key. */
export async function openStore(engine: Engine, deps: StoreDeps & MigrateDeps): Promise<Store> {
  try {
    await migrate(engine, deps);
    await checkKey(engine, deps);
    return createStore(engine, deps);
  } catch (error) {
    await engine.close();
    throw error;
  }
}
