import { countingProofs } from '../core/campaign/metric.ts';
import { statedParts } from '../core/report/stated-parts.ts';
import type { Tx } from '../ports/store.ts';
import type { Plan } from './planner.ts';

/** What came on each day, out of lists and out of numbers that enter the totals; of one unit, if it is given. */
export async function loadDays(tx: Tx, { campaign, content }: Plan, unit?: string) {
  const { commune, id } = campaign;
  const rows = await tx.breakdowns.days(commune, id, unit);
  const parts = statedParts(
    campaign,
    content.units,
    await tx.stated.of(commune, id, unit),
    await rowsIn(tx, campaign),
  );
  return [
    ...rows,
    ...parts.map(({ of, metric, count }) => ({
      of,
      metric,
      proof: 'unit-confirmed' as const,
      entries: count,
    })),
  ];
}

/** Whether a unit has people in its list who count for that metric. */
async function rowsIn(tx: Tx, { commune, id, metrics }: Plan['campaign']) {
  const counting = new Set(
    metrics.flatMap((one) => countingProofs(one).map((proof) => `${one.id} ${proof}`)),
  );
  const tallies = await tx.entries.tallies(commune, id);
  const known = new Set(
    tallies
      .filter(({ metric, proof }) => counting.has(`${metric} ${proof}`))
      .map(({ unit, metric }) => `${unit} ${metric}`),
  );
  return (unit: string, metric: string): boolean => known.has(`${unit} ${metric}`);
}
