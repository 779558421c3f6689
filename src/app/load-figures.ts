import type { Campaign } from '../core/campaign/campaign.ts';
import { countingProofs } from '../core/campaign/metric.ts';
import { phaseWindow } from '../core/campaign/phase.ts';
import type { Target } from '../core/campaign/target.ts';
import type { Unit } from '../core/campaign/unit.ts';
import type { Counts, Figures } from '../core/report/figures.ts';
import { begunTargets, unitsOf } from '../core/report/standing.ts';
import { type StatedPart, statedParts } from '../core/report/stated-parts.ts';
import { startOf } from '../core/time/day.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Tally, Tx, Window } from '../ports/store.ts';
import type { Plan } from './planner.ts';

const WHOLE = '';
const nameOf = (phases: readonly string[]): string => [...phases].sort().join('+');

/** Reads what the targets of a plan are measured by, and the counts of these phases, each by itself. */
export const loadFigures = (tx: Tx, plan: Plan, phases: readonly string[] = []): Promise<Figures> =>
  load(tx, plan, plan.campaign.targets, phases);

/** Only the rows of one unit's list, for the targets that it has now; costs nothing for what the others have recorded. */
export const loadUnitFigures = (tx: Tx, plan: Plan, unit: Unit, at: Instant): Promise<Figures> => {
  const own = begunTargets(plan.campaign, at).filter((target) => unitsOf(target, [unit]).length > 0);
  return load(tx, plan, own, [], unit.id);
};

/** The counts of any window of time, of all units; days that are cut are counted row by row. */
export async function loadDuring(tx: Tx, plan: Plan, window: Window): Promise<Counts> {
  const { campaign } = plan;
  const { commune } = campaign;
  const [whole, counts, rows] = await Promise.all([
    loadCounts(tx, commune, campaign, {}, undefined),
    loadCounts(tx, commune, campaign, window, undefined),
    tx.stated.of(commune, campaign.id),
  ]);
  return withStated(counts, partsOf(plan, rows, whole), window, campaign.timeZone);
}

/** Numbers of reports that enter the totals, where a unit has nobody in its list. */
const partsOf = (
  { campaign, content }: Plan,
  rows: Parameters<typeof statedParts>[2],
  whole: Counts | undefined,
): readonly StatedPart[] =>
  statedParts(
    campaign,
    content.units,
    rows,
    (of, metric) => (whole?.entries(metric, new Set([of])) ?? 0) > 0,
  );

/** One window of time for each set of phases that a target names. */
async function load(
  tx: Tx,
  plan: Plan,
  targets: readonly Target[],
  alone: readonly string[],
  unit?: string,
): Promise<Figures> {
  const { content, campaign } = plan;
  const wanted = [...targets.map(({ phases }) => phases), ...alone.map((phase) => [phase])];
  const sets = new Map(wanted.map((phases) => [nameOf(phases), phases]));
  const load = (window: Window) => loadCounts(tx, content.commune.id, campaign, window, unit);

  // Asked together: PostgreSQL is waited for once, however many windows there are.
  const during: Asked[] = [{ name: WHOLE, window: {}, counts: load({}) }];
  const before: Asked[] = [];
  for (const [name, phases] of sets) {
    if (name === WHOLE) continue;
    const window = windowOf(campaign, phases);
    during.push({ name, window, counts: load(window) });
    const isRemaining = targets.some(
      (target) => target.kind === 'remaining' && nameOf(target.phases) === name,
    );
    if (!isRemaining || window.from === undefined) continue;
    const until = { until: window.from };
    before.push({ name, window: until, counts: load(until) });
  }
  const [whole, rows] = await Promise.all([
    during[0]?.counts,
    tx.stated.of(content.commune.id, campaign.id, unit),
  ]);
  const parts = partsOf(plan, rows, whole);
  const [duringOf, beforeOf] = await Promise.all([
    allOf(during, parts, campaign.timeZone),
    allOf(before, parts, campaign.timeZone),
  ]);
  const stated = new Map(rows.map((one) => [`${one.unit} ${one.subject}`, one.value ?? undefined]));
  return {
    entering: new Set(parts.map((part) => `${part.unit} ${part.metric}`)),
    stated: (of, subject) => stated.get(`${of} ${subject}`),
    during: (phases) => duringOf.get(nameOf(phases)) ?? nothing,
    before: (phases) => beforeOf.get(nameOf(phases)) ?? nothing,
  };
}

/** The counts of one window, on their way. */
interface Asked {
  readonly name: string;
  readonly window: Window;
  readonly counts: Promise<Counts>;
}

const allOf = async (
  asked: readonly Asked[],
  parts: readonly StatedPart[],
  timeZone: string,
): Promise<ReadonlyMap<string, Counts>> =>
  new Map(
    await Promise.all(
      asked.map(
        async ({ name, window, counts }) =>
          [name, withStated(await counts, parts, window, timeZone)] as const,
      ),
    ),
  );

/** What units have stated as numbers in that window, beside the rows of the lists. */
function withStated(
  counts: Counts,
  parts: readonly StatedPart[],
  { from, until }: Window,
  timeZone: string,
): Counts {
  const mine = parts.filter(({ of }) => {
    const at = startOf(of, timeZone);
    return (from === undefined || at >= from) && (until === undefined || at < until);
  });
  if (mine.length === 0) return counts;
  const sum = (metric: string, units?: ReadonlySet<string>) =>
    mine.reduce(
      (all, part) => all + (part.metric === metric && (units?.has(part.unit) ?? true) ? part.count : 0),
      0,
    );
  return {
    ...counts,
    entries: (metric, units) => counts.entries(metric, units) + sum(metric, units),
    stated: sum,
  };
}

const nothing: Counts = { entries: () => 0, verified: () => 0, people: () => 0 };

function windowOf({ phases, timeZone }: Campaign, ids: readonly string[]): Window {
  const windows = phases.filter(({ id }) => ids.includes(id)).map((phase) => phaseWindow(phase, timeZone));
  const from = windows.map(({ start }) => start).sort((a, b) => a - b)[0];
  const ends = windows.map(({ end }) => end);
  const until = ends.includes(null) ? undefined : ends.filter((end) => end !== null).sort((a, b) => b - a)[0];
  return { ...(from && { from }), ...(until && { until }) };
}

async function loadCounts(
  tx: Tx,
  commune: string,
  campaign: Campaign,
  window: Window,
  unit: string | undefined,
): Promise<Counts> {
  const proofsOf = new Map(campaign.metrics.map((metric) => [metric.id, countingProofs(metric)]));
  // Metrics ask for different proofs; people are counted once for each set of proofs. In one list everybody is once.
  const sets = new Map(
    unit === undefined ? [...proofsOf.values()].map((proofs) => [proofs.join('+'), proofs]) : [],
  );
  const [tallies, ...counted] = await Promise.all([
    tx.entries.tallies(commune, campaign.id, window, unit),
    ...[...sets.values()].map((proofs) => tx.entries.people(commune, campaign.id, proofs, window)),
  ]);
  const people = new Map([...sets.keys()].map((name, n) => [name, counted[n]]));
  const counting = tallies.filter(({ metric, proof }) => proofsOf.get(metric)?.includes(proof));
  const sum =
    (rows: readonly Tally[]): Counts['entries'] =>
    (metric, units) =>
      rows
        .filter((tally) => tally.metric === metric && (units === undefined || units.has(tally.unit)))
        .reduce((total, tally) => total + tally.entries, 0);
  const entries = sum(counting);
  return {
    entries,
    verified: sum(tallies.filter(({ proof }) => proof === 'verified')),
    people: (metric) =>
      unit === undefined
        ? (people.get((proofsOf.get(metric) ?? []).join('+'))?.get(metric) ?? 0)
        : entries(metric),
  };
}
