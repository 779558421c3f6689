import { countingProofs } from '../../core/campaign/metric.ts';
import { openRounds } from '../../core/report/owing.ts';
import type { Digested } from '../../core/report/say-digest.ts';
import { communeStandings, metricTotals } from '../../core/report/totals.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { loadFigures } from '../load-figures.ts';
import type { Plan } from '../planner.ts';

/** Everything a summary tells, of this moment and of what has happened since. */
export async function loadDigest(tx: Tx, plan: Plan, since: Instant, at: Instant): Promise<Digested> {
  const { campaign, content } = plan;
  const { commune, id } = campaign;
  const figures = await loadFigures(tx, plan);
  const counting = new Map(campaign.metrics.map((metric) => [metric.id, countingProofs(metric)]));
  const recent = await tx.entries.tallies(commune, id, { from: since });
  const added = recent.filter(({ metric, proof }) => counting.get(metric)?.includes(proof));
  const filed = new Set((await tx.submissions.of(commune, id)).map(({ obligation }) => obligation));
  const ledger = await tx.reminders.of(commune, id);
  const climbed = ledger.flatMap((row): Digested['climbed'][number][] => {
    const to = CLIMBS[row.offset];
    const obligation = plan.obligations.get(row.obligation);
    const isNews = row.state === 'sent' && row.at > since && !filed.has(row.obligation);
    return to === undefined || obligation === undefined || !isNews ? [] : [{ obligation, to }];
  });
  const difficulties = (await tx.difficulties.of(commune, id)).filter(({ answer }) => answer === undefined);
  return {
    campaign,
    commune: content.commune,
    units: content.units,
    totals: metricTotals(campaign, figures),
    standings: communeStandings(campaign, content.units, figures, at),
    added: added.reduce((sum, { entries }) => sum + entries, 0),
    rounds: openRounds(plan.obligations.values(), filed, at),
    climbed,
    difficulties: difficulties.length,
    since,
    at,
  };
}

const CLIMBS: Readonly<Record<string, 'officer' | 'leader'>> = {
  'to-officer': 'officer',
  'to-leader': 'leader',
};
