import { loadCalendar } from '../adapters/content/load-calendar.ts';
import { type LoadedCommune, loadCommunes } from '../adapters/content/load-communes.ts';
import { formatProblem } from '../adapters/content/problem.ts';
import { loadWords } from '../adapters/locale/load-words.ts';
import { escalationsOf } from '../core/campaign/escalations.ts';
import { hint } from '../core/campaign/nearest.ts';
import { obligationsOf } from '../core/campaign/obligations.ts';
import { remindersOf } from '../core/campaign/reminders.ts';
import type { Calendar } from '../core/time/calendar.ts';
import { Day } from '../core/time/day.ts';
import type { PlanCli } from './plan-cli.ts';
import { planAsJson, type ShownPlan } from './plan-json.ts';
import { planAsText } from './plan-text.ts';

interface Wanted {
  readonly json?: boolean | undefined;
  readonly until?: string | undefined;
}

/** `id` is <commune>/<campaign>. With --json nothing but JSON goes to standard output. */
export function showPlan(
  id: string,
  { json, until }: Wanted,
  { dataDir, localesDir, out, err }: PlanCli,
): number {
  const horizon = until === undefined ? undefined : Day.safeParse(until);
  if (horizon?.error !== undefined) {
    err(`--until ${until}: ${horizon.error.issues[0]?.message}`);
    return 1;
  }
  const { communes, problems } = loadCommunes(dataDir);
  const plan = planOf(communes, id, horizon?.data, loadCalendar(dataDir).calendar);
  if (plan !== undefined) {
    out(json ? JSON.stringify(planAsJson(plan), null, 2) : planAsText(plan, loadWords(localesDir)));
    return 0;
  }

  const [commune, campaign] = id.split('/');
  const broken = problems.filter(
    ({ file, severity }) =>
      severity === 'error' &&
      [`communes/${commune}/campaigns/${campaign}.yaml`, `communes/${commune}/commune.yaml`].some((end) =>
        file.endsWith(end),
      ),
  );
  if (broken.length > 0) {
    err(`${id} cannot be shown before these mistakes are put right:`);
    for (const problem of broken) err(formatProblem(problem));
    return 1;
  }
  const known = communes.flatMap(({ commune, campaigns }) =>
    campaigns.map((one) => `${commune.id}/${one.id}`),
  );
  err(`There is no campaign called "${id}"${hint(id, known)}. The campaigns there are:`);
  for (const name of known) err(`  ${name}`);
  return 1;
}

function planOf(
  communes: readonly LoadedCommune[],
  id: string,
  until: Day | undefined,
  calendar: Calendar,
): ShownPlan | undefined {
  for (const { commune, units, campaigns } of communes) {
    const campaign = campaigns.find((one) => `${commune.id}/${one.id}` === id);
    if (campaign === undefined) continue;
    const obligations = obligationsOf(campaign, units, until, calendar);
    const reminders = remindersOf(campaign, obligations, calendar);
    const escalations = escalationsOf(campaign, obligations, calendar);
    return { commune, units, campaign, obligations, reminders, escalations, until };
  }
  return undefined;
}
