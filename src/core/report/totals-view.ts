import * as z from 'zod';
import { isoInstant } from '../time/instant.ts';
import { type Board, UNIT_STATES } from './board.ts';
import { FATES } from './duties.ts';
import { type GuideProgress, isFew } from './guide-progress.ts';
import { percentOf, targetState } from './standing.ts';

const Count = z.int().nonnegative();
const Counts = z.object(
  Object.fromEntries(FATES.map((fate) => [fate, Count])) as Record<(typeof FATES)[number], typeof Count>,
);

/** Where one target stands; null where there is no figure, which is not 0. */
const TargetView = z.object({
  id: z.string(),
  metric: z.string(),
  have: Count,
  base: Count.nullable(),
  goal: Count.nullable(),
  percent: z.number().nullable(),
  state: z.enum(['met', 'missing', 'encouraged', 'no-goal']),
});

/** Null where there are 1 to 4, from whom somebody could be recognised. */
const FewCount = Count.nullable();

/** How far citizens came in one guide: openings, not people. */
const GuideView = z.object({
  id: z.string(),
  started: FewCount,
  finished: FewCount,
  /** Requests for a person out of it. */
  asked: FewCount,
  /** `stopped`: of those that reached it, how many have not gone on. */
  steps: z.array(z.object({ id: z.string(), reached: FewCount, stopped: FewCount, asked: FewCount })),
});

/** One campaign of one commune in totals: what another system may read. There is no name of a person in it. */
export const TotalsView = z.object({
  commune: z.string(),
  campaign: z.string(),
  title: z.string(),
  /** A few words instead of the title. */
  short: z.string(),
  /** UTC, to the second. */
  asOf: z.iso.datetime(),
  /** `stated`: how many of the entries are numbers of reports, without a list. */
  metrics: z.array(z.object({ id: z.string(), people: Count, entries: Count, stated: Count })),
  targets: z.array(TargetView),
  reports: Counts,
  units: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      state: z.enum(UNIT_STATES),
      /** Rows by metric; null is blank: not asked, or nothing reported yet. */
      entries: z.record(z.string(), Count.nullable()),
      reports: Counts,
    }),
  ),
  guides: z.array(GuideView),
});
export type TotalsView = z.infer<typeof TotalsView>;

export function toTotalsView(board: Board, guides: readonly GuideProgress[] = []): TotalsView {
  const { campaign, metrics, standings, units, at } = board;
  const sum = (fate: (typeof FATES)[number]) => units.reduce((total, { counts }) => total + counts[fate], 0);
  return {
    commune: campaign.commune,
    campaign: campaign.id,
    title: campaign.title,
    short: campaign.short,
    asOf: isoInstant(at),
    metrics: metrics.map(({ metric, people, entries, stated }) => ({
      id: metric.id,
      people,
      entries,
      stated,
    })),
    targets: standings.map((standing) => ({
      id: standing.target.id,
      metric: standing.target.metric,
      have: standing.have,
      base: standing.base ?? null,
      goal: standing.goal ?? null,
      percent: percentOf(standing) ?? null,
      state: targetState(standing),
    })),
    reports: { 'on-time': sum('on-time'), late: sum('late'), overdue: sum('overdue'), open: sum('open') },
    units: units.map(({ unit, state, entries, counts }) => ({
      id: unit.id,
      name: unit.name,
      kind: unit.kind,
      state,
      entries: Object.fromEntries([...entries].map(([metric, rows]) => [metric, rows ?? null])),
      reports: counts,
    })),
    guides: guides.map(({ id, started, finished, asked, steps }) => ({
      id,
      started: orFew(started),
      finished: orFew(finished),
      asked: orFew(asked),
      steps: steps.map((step) => ({
        id: step.id,
        reached: orFew(step.reached),
        stopped: orFew(step.stopped),
        asked: orFew(step.asked),
      })),
    })),
  };
}

const orFew = (count: number): number | null => (isFew(count) ? null : count);

/** The communes that a reader may see, each with its campaign under way. */
export const ProvinceView = z.object({
  asOf: z.iso.datetime(),
  communes: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      province: z.string(),
      campaigns: z.array(z.object({ id: z.string(), title: z.string() })),
      /** Of the campaign under way; null where there is none. */
      current: TotalsView.omit({ units: true, guides: true }).nullable(),
    }),
  ),
});
export type ProvinceView = z.infer<typeof ProvinceView>;
