import { countingProofs } from '../../core/campaign/metric.ts';
import type { Report } from '../../core/campaign/report.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { countSubject } from '../../core/report/count-subject.ts';
import { listOf } from '../../core/report/list-of.ts';
import { type Gaps, type Given, gapsOf } from '../../core/report/report-gaps.ts';
import type { Tx } from '../../ports/store.ts';
import type { Plan } from '../planner.ts';
import type { OpenReport } from './open-reports.ts';

/** What a report still lacks against the plan. */
export async function loadGaps(tx: Tx, plan: Plan, unit: Unit, open: OpenReport): Promise<Gaps> {
  const keepsList = listOf(plan.campaign, unit) !== undefined;
  return gapsOf(open.report, keepsList, await loadGiven(tx, plan, unit, open));
}

/** A report that comes back counts the people recorded since it was opened; any other counts the whole list. */
export async function loadGiven(tx: Tx, plan: Plan, unit: Unit, open: OpenReport): Promise<Given> {
  const { campaign } = plan;
  const { report, obligation } = open;
  const place = [campaign.commune, campaign.id] as const;
  const stated = await tx.stated.of(...place, unit.id);
  const counts = new Map(
    report.counts.flatMap((metric) => {
      const figure = stated.find(({ subject }) => subject === countSubject(obligation, metric));
      return figure === undefined || figure.value === null ? [] : [[metric, figure.value] as const];
    }),
  );
  const window = comesBack(report) && obligation.opens !== undefined ? { from: obligation.opens } : {};
  const tallies = await tx.entries.tallies(...place, window, unit.id);
  const proofsOf = new Map(campaign.metrics.map((metric) => [metric.id, countingProofs(metric)]));
  const listed = (metric: string): number =>
    tallies
      .filter((tally) => tally.metric === metric && proofsOf.get(metric)?.includes(tally.proof))
      .reduce((sum, { entries }) => sum + entries, 0);
  const shown = (await tx.evidence.of(...place, unit.id)).filter((one) => one.obligation === obligation.key);
  return {
    counts,
    listed,
    evidence: new Set(shown.map(({ kind }) => kind)),
    hasList: tallies.some(({ entries }) => entries > 0),
  };
}

const comesBack = ({ due }: Report): boolean =>
  due.length > 1 || due.some(({ every }) => every !== undefined);
