import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { exportCampaign, exportUnits } from '../adapters/content/export-plan.ts';
import { loadCommunes } from '../adapters/content/load-communes.ts';
import { createPlanner } from '../app/planner.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../open-database.ts';
import type { PlanCli } from './plan-cli.ts';

/** Prints the plan's file and units.csv with what was changed in the chat written into them. Stop the bot first on SQLite. */
export async function exportPlan(name: string, { dataDir, out, err }: PlanCli): Promise<number> {
  const [id = '', campaignId = ''] = name.split('/');
  const { communes } = loadCommunes(dataDir);
  const content = communes.find(({ commune }) => commune.id === id);
  if (content?.campaigns.find((one) => one.id === campaignId) === undefined) {
    err(`There is no campaign called "${name}".`);
    return 1;
  }
  const planner = createPlanner({ communes: new Map([[id, content]]) });
  const { store } = await openDatabase(readConfig(process.env));
  await store.transaction((tx) => planner.refresh(tx));
  await store.close();
  const campaign = planner.content(id, systemClock.now())?.campaigns.find((one) => one.id === campaignId);
  if (campaign === undefined) return 1;
  const columns = [...new Set(content.units.flatMap(({ denominators }) => Object.keys(denominators)))];
  out(`# communes/${id}/campaigns/${campaignId}.yaml`);
  out(
    exportCampaign(
      readFileSync(join(dataDir, 'communes', id, 'campaigns', `${campaignId}.yaml`), 'utf8'),
      campaign,
    ),
  );
  out(`# communes/${id}/units.csv`);
  out(exportUnits(planner.unitsBefore(id), columns));
  return 0;
}
