import { median } from './median.ts';
import type { Side } from './side.ts';

export interface Duel {
  readonly batch: number;
  /** Updates a second, the median of the rounds. */
  readonly product: number;
  readonly ceiling: number;
  /** The median of the rounds' own ratios, since both sides of one round meet the same weather. */
  readonly ratio: number;
  /** Microseconds of this process's processor time an update. */
  readonly productCpu: number;
  readonly ceilingCpu: number;
}

interface Timed {
  readonly perSecond: number;
  readonly cpu: number;
}

/** Enough for a second or two of each side; a commit for each update takes longest. */
const UPDATES: Readonly<Record<number, number>> = { 1: 3_000, 10: 7_000, 100: 14_000 };
export const BATCHES = Object.keys(UPDATES).map(Number);

/** Lets the two sides take turns, so that a machine that is busy for a while is busy for both. */
export async function duel(product: Side, ceiling: Side, rounds: number): Promise<readonly Duel[]> {
  // Once without counting: what runs for the first time is compiled meanwhile.
  await time(product, 100);
  const results: Duel[] = [];
  for (const batch of BATCHES) {
    const pairs: [product: Timed, ceiling: Timed][] = [];
    for (let round = 0; round < rounds; round++) {
      pairs.push([await time(product, batch), await time(ceiling, batch)]);
    }
    results.push({
      batch,
      product: median(pairs.map(([ours]) => ours.perSecond)),
      ceiling: median(pairs.map(([, theirs]) => theirs.perSecond)),
      ratio: median(pairs.map(([ours, theirs]) => ours.perSecond / theirs.perSecond)),
      productCpu: median(pairs.map(([ours]) => ours.cpu)),
      ceilingCpu: median(pairs.map(([, theirs]) => theirs.cpu)),
    });
  }
  return results;
}

async function time(side: Side, batch: number): Promise<Timed> {
  const updates = UPDATES[batch] ?? 1_000;
  const round = await side.open(batch);
  try {
    const began = performance.now();
    const before = process.cpuUsage();
    await round.run(updates);
    const { user, system } = process.cpuUsage(before);
    return {
      perSecond: (updates * 1_000) / (performance.now() - began),
      cpu: (user + system) / updates,
    };
  } finally {
    await round.close();
  }
}
