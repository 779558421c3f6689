import { loadCommunes } from '../adapters/content/load-communes.ts';
import { firstDay, lastDay } from '../core/campaign/campaign.ts';
import type { PlanCli } from './plan-cli.ts';

/** One line for each campaign: what `show` takes, its days, its short name. */
export function listPlans({ dataDir, out }: PlanCli): number {
  for (const { commune, campaigns } of loadCommunes(dataDir).communes) {
    for (const campaign of campaigns) {
      const days = `${firstDay(campaign)} … ${lastDay(campaign) ?? ''}`.trimEnd();
      out(`${`${commune.id}/${campaign.id}`.padEnd(40)} ${days.padEnd(24)} ${campaign.short}`);
    }
  }
  return 0;
}
