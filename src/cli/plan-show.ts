import { loadCalendar } from '../adapters/content/load-calendar.ts';
import { type LoadedCommune, loadCommunes } from '../adapters/content/load-communes.ts';
import { formatProblem } from '../adapters/content/problem.ts';
import { loadWords } from '../adapters/locale/load-words.ts';
import { escalationsOf } from '../core/campaign/escalations.ts';
import { hint } from '../core/campaign/nearest.ts';
import { obligationsOf } from '../core/campaign/obligations.ts';
import { remindersOf } from '../core/campaign/reminders.ts';
import { isUnitChange, standing } from '../core/change/change.ts';
import { layCampaign } from '../core/change/lay-campaign.ts';
import { extensionsIn, layExtensions } from '../core/change/lay-extensions.ts';
import { layUnits } from '../core/change/lay-units.ts';
import type { Calendar } from '../core/time/calendar.ts';
import { Day, day } from '../core/time/day.ts';
import type { PlanCli } from './plan-cli.ts';
import { planAsJson, type ShownPlan } from './plan-json.ts';
import type { Lived } from './plan-lived.ts';
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
  lived?: Lived,
): number {
  const horizon = until === undefined ? undefined : Day.safeParse(until);
  if (horizon?.error !== undefined) {
    err(`--until ${until}: ${horizon.error.issues[0]?.message}`);
    return 1;
  }
  const { communes, problems } = loadCommunes(dataDir);
  const plan = planOf(communes, id, horizon?.data, loadCalendar(dataDir).calendar, lived);
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
  lived: Lived | undefined,
): ShownPlan | undefined {
  const changes = standing(lived?.changes ?? []);
  for (const { commune, units: written, campaigns } of communes) {
    const found = campaigns.find((one) => `${commune.id}/${one.id}` === id);
    if (found === undefined) continue;
    const own = changes.filter((change) => change.campaign === found.id);
    const campaign = layCampaign(found, own);
    const ofUnits = changes.map(({ change }) => change).filter(isUnitChange);
    // With the names that are decided by now, also for a day to come.
    const units = layUnits(written, ofUnits, LAST_DAY);
    const planned = obligationsOf(campaign, units, until, calendar);
    const ladder = [
      ...remindersOf(campaign, planned, calendar),
      ...escalationsOf(campaign, planned, calendar),
    ];
    const { obligations, firings } = layExtensions(
      campaign,
      { obligations: planned, firings: ladder.toSorted((a, b) => a.at - b.at) },
      extensionsIn(own),
      calendar,
    );
    const reminders = firings.filter(({ to }) => to === undefined);
    const escalations = firings.filter(({ to }) => to !== undefined);
    const counted = changes.filter((change) => change.campaign === null || change.campaign === found.id);
    return { commune, units, campaign, obligations, reminders, escalations, until, changes: counted, lived };
  }
  return undefined;
}

const LAST_DAY = day('9999-12-31');
