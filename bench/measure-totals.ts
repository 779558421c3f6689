import { loadFigures } from '../src/app/load-figures.ts';
import { createPlanner } from '../src/app/planner.ts';
import { instant } from '../src/core/time/instant.ts';
import type { Store } from '../src/ports/store.ts';
import { commune, plan } from './fill-achievements.ts';

export interface Totals {
  /** Milliseconds for all that "/tong" and the board read of the figures. */
  readonly p50: number;
  readonly p99: number;
  /** One total counted from the rows, for comparison. */
  readonly byRows: number;
}

const TIMES = 500;

export async function measureTotals(store: Store): Promise<Totals> {
  const catalogue = { communes: new Map([[commune.commune.id, commune]]) };
  const at = instant('2025-05-31T20:00:00+07:00');
  const unrolled = createPlanner(catalogue as unknown as Parameters<typeof createPlanner>[0]).of(
    commune.commune.id,
    plan.id,
    at,
  );
  if (unrolled === undefined) throw new Error('the plan is gone');
  const read = () =>
    store.transaction(async (tx) => {
      const figures = await loadFigures(tx, unrolled);
      if (figures.during([]).entries(plan.metrics[0]?.id ?? '') === 0) throw new Error('nothing was counted');
    });
  for (let n = 0; n < 20; n++) await read();
  const times: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    const start = performance.now();
    await read();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const start = performance.now();
  // A window that cuts a day is counted row by row.
  const from = instant('2025-01-01T00:01:00+07:00');
  await store.transaction((tx) => tx.entries.tallies(commune.commune.id, plan.id, { from }));
  return {
    p50: times[Math.floor(TIMES * 0.5)] ?? 0,
    p99: times[Math.floor(TIMES * 0.99)] ?? 0,
    byRows: performance.now() - start,
  };
}

/** Milliseconds of a check that finds nothing wrong. */
export async function measureDrift(store: Store): Promise<number> {
  const start = performance.now();
  const drift = await store.transaction((tx) => tx.counters.drift(10));
  if (drift.length > 0) throw new Error(`the counters drifted: ${JSON.stringify(drift)}`);
  return performance.now() - start;
}
