import { createHash } from 'node:crypto';
import type { Instant } from '../core/time/instant.ts';
import type { Tx } from '../ports/store.ts';
import { loadFigures } from './load-figures.ts';
import type { Plan } from './planner.ts';

/** What a closed phase held, and what there is now: changes after a close are never hidden. */
export interface Closed {
  readonly phase: string;
  readonly at: Instant;
  readonly hash: string;
  /** The hash is worked out again, so that whoever reads it knows that nothing was touched. */
  readonly isWhole: boolean;
  /** People of the whole commune (người), metric by metric. */
  readonly people: readonly Change[];
  /** Entries in the lists (lượt), unit by unit, where there are or were any. */
  readonly entries: readonly (Change & { readonly unit: string })[];
}

export interface Change {
  readonly metric: string;
  readonly frozen: number;
  readonly now: number;
}

/** As `close` in close-phases.ts has written it; phases that were closed long ago have no lists. */
interface Frozen {
  readonly metrics: readonly { readonly id: string; readonly people: number; readonly entries: number }[];
  readonly lists?: readonly { readonly unit: string; readonly metric: string; readonly entries: number }[];
}

/** In the order in which they were closed. */
export async function loadClosed(tx: Tx, plan: Plan): Promise<readonly Closed[]> {
  const { campaign, content } = plan;
  const closings = await tx.closings.of(campaign.commune, campaign.id);
  if (closings.length === 0) return [];
  const counts = (await loadFigures(tx, plan)).during([]);
  return closings.map(({ phase, at, figures, hash }) => {
    const { metrics, lists } = JSON.parse(figures) as Frozen;
    const before = new Map(lists?.map(({ unit, metric, entries }) => [`${unit} ${metric}`, entries]));
    const entries = content.units.flatMap(({ id: unit }) =>
      campaign.metrics.map(({ id: metric }) => ({
        unit,
        metric,
        frozen: before.get(`${unit} ${metric}`) ?? 0,
        now: counts.entries(metric, new Set([unit])),
      })),
    );
    return {
      phase,
      at,
      hash,
      isWhole: createHash('sha256').update(figures).digest('hex') === hash,
      people: metrics.map(({ id: metric, people }) => ({
        metric,
        frozen: people,
        now: counts.people(metric),
      })),
      entries: lists === undefined ? [] : entries.filter(({ frozen, now }) => frozen + now > 0),
    };
  });
}
