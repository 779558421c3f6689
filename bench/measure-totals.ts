import { loadBoard } from '../src/app/load-board.ts';
import { createPlanner } from '../src/app/planner.ts';
import { instant } from '../src/core/time/instant.ts';
import type { Store } from '../src/ports/store.ts';
import { content, LAST_DAY, plan } from './fill-achievements.ts';

export interface Totals {
  /** Milliseconds for all that "/tong", the board and a file show of the figures. */
  readonly p50: number;
  readonly p99: number;
  /** Of this process's processors, which others disturb far less. */
  readonly cpu50: number;
  readonly cpu99: number;
  /** One total counted from the rows, for comparison. */
  readonly byRows: number;
}

const WARMING = 100;
const TIMES = 1_000;
const at = instant(`${LAST_DAY}T20:00:00+07:00`);

/** The same board out of each store, in turns. */
export async function measureTotals(stores: readonly Store[]): Promise<readonly Totals[]> {
  const read = createRead();
  const taken = stores.map((store) => ({ store, wall: [] as number[], cpu: [] as number[] }));
  for (let n = -WARMING; n < TIMES; n++) {
    for (const { store, wall, cpu } of taken) {
      const before = process.cpuUsage();
      const start = performance.now();
      await read(store);
      const ms = performance.now() - start;
      const { user, system } = process.cpuUsage(before);
      if (n < 0) continue;
      wall.push(ms);
      cpu.push((user + system) / 1000);
    }
  }
  const totals: Totals[] = [];
  for (const { store, wall, cpu } of taken) {
    totals.push({
      p50: quantile(wall, 0.5),
      p99: quantile(wall, 0.99),
      cpu50: quantile(cpu, 0.5),
      cpu99: quantile(cpu, 0.99),
      byRows: await timeOf(() =>
        // A window that cuts a day is counted row by row.
        store.transaction((tx) =>
          tx.entries.tallies(plan.commune, plan.id, { from: instant('2023-01-01T00:01:00+07:00') }),
        ),
      ),
    });
  }
  return totals;
}

function createRead(): (store: Store) => Promise<void> {
  const planner = createPlanner({
    communes: new Map([[plan.commune, content]]),
  } as unknown as Parameters<typeof createPlanner>[0]);
  const unrolled = planner.of(plan.commune, plan.id, at);
  if (unrolled === undefined) throw new Error('the plan is gone');
  return (store) =>
    store.transaction(async (tx) => {
      const { metrics } = await loadBoard(tx, unrolled, at);
      if (metrics.every(({ entries }) => entries === 0)) throw new Error('nothing was counted');
    });
}

const quantile = (of: readonly number[], part: number): number =>
  of.toSorted((a, b) => a - b)[Math.floor(of.length * part)] ?? 0;

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Milliseconds of a check that finds nothing wrong, and of one that must find what was planted. */
export async function measureDrift(
  store: Store,
  plant: () => Promise<void>,
): Promise<{ readonly clean: number; readonly planted: number }> {
  const check = (planted: number) => async () => {
    const found = await store.transaction((tx) => tx.counters.drift(10));
    if (found.length !== planted) throw new Error(`the check found ${JSON.stringify(found)}`);
  };
  const clean = await timeOf(check(0));
  await plant();
  return { clean, planted: await timeOf(check(1)) };
}
