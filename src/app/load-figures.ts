import type { Campaign } from '../core/campaign/campaign.ts';
import { countingProofs } from '../core/campaign/metric.ts';
import { phaseWindow } from '../core/campaign/phase.ts';
import type { Counts, Figures } from '../core/report/figures.ts';
import type { Tally, Tx, Window } from '../ports/store.ts';
import type { Plan } from './planner.ts';

const WHOLE = '';
const nameOf = (phases: readonly string[]): string => [...phases].sort().join('+');

/** Reads what the targets of a plan are measured by: one window for each set of phases that a target names. */
export async function loadFigures(tx: Tx, { content, campaign }: Plan): Promise<Figures> {
  const sets = new Map(campaign.targets.map(({ phases }) => [nameOf(phases), phases]));
  const load = (window?: Window) => loadCounts(tx, content.commune.id, campaign, window);

  const during = new Map<string, Counts>([[WHOLE, await load()]]);
  const before = new Map<string, Counts>();
  for (const [name, phases] of sets) {
    if (name === WHOLE) continue;
    const { from, until } = windowOf(campaign, phases);
    during.set(name, await load({ ...(from && { from }), ...(until && { until }) }));
    const isRemaining = campaign.targets.some(
      (target) => target.kind === 'remaining' && nameOf(target.phases) === name,
    );
    if (isRemaining && from) before.set(name, await load({ until: from }));
  }
  return {
    during: (phases) => during.get(nameOf(phases)) ?? nothing,
    before: (phases) => before.get(nameOf(phases)) ?? nothing,
  };
}

const nothing: Counts = { entries: () => 0, people: () => 0 };

function windowOf({ phases, timeZone }: Campaign, ids: readonly string[]): Window {
  const windows = phases.filter(({ id }) => ids.includes(id)).map((phase) => phaseWindow(phase, timeZone));
  const from = windows.map(({ start }) => start).sort((a, b) => a - b)[0];
  const ends = windows.map(({ end }) => end);
  const until = ends.includes(null) ? undefined : ends.filter((end) => end !== null).sort((a, b) => b - a)[0];
  return { ...(from && { from }), ...(until && { until }) };
}

async function loadCounts(tx: Tx, commune: string, campaign: Campaign, window?: Window): Promise<Counts> {
  const proofsOf = new Map(campaign.metrics.map((metric) => [metric.id, countingProofs(metric)]));
  const tallies = await tx.entries.tallies(commune, campaign.id, window);
  // Metrics ask for different proofs; people are counted once for each set of proofs.
  const people = new Map<string, ReadonlyMap<string, number>>();
  for (const proofs of proofsOf.values()) {
    const name = proofs.join('+');
    if (!people.has(name)) people.set(name, await tx.entries.people(commune, campaign.id, proofs, window));
  }
  const counts = ({ metric, proof }: Tally): boolean => proofsOf.get(metric)?.includes(proof) ?? false;
  const counting = tallies.filter(counts);
  return {
    entries: (metric, units) =>
      counting
        .filter((tally) => tally.metric === metric && (units === undefined || units.has(tally.unit)))
        .reduce((sum, { entries }) => sum + entries, 0),
    people: (metric) => people.get((proofsOf.get(metric) ?? []).join('+'))?.get(metric) ?? 0,
  };
}
