import { type Closing, isDueIn } from '../core/campaign/closings.ts';
import { quietOf } from '../core/campaign/ladder.ts';
import { isPaused, pauseEnds } from '../core/campaign/pause.ts';
import { commandChoice, say, text } from '../core/message/say.ts';
import type { Figures } from '../core/report/figures.ts';
import { resultsOf } from '../core/report/phase-result.ts';
import { sayClosing } from '../core/report/say-closing.ts';
import { begunTargets, standingOf } from '../core/report/standing.ts';
import { metricTotals } from '../core/report/totals.ts';
import { type Instant, later } from '../core/time/instant.ts';
import { afterQuiet } from '../core/time/quiet-hours.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store, Tx } from '../ports/store.ts';
import { createAgenda, soonest } from './agenda.ts';
import { loadFigures } from './load-figures.ts';
import { notify } from './notify.ts';
import type { Plan, Planner } from './planner.ts';
import { TOO_LATE } from './queue-reminders.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
}

/** Freezes the figures of phases that are over and tells officer and leader; returns how many it closed. */
export type ClosePhases = () => Promise<number>;

/** Each phase is closed once, by its row in the database; what this process has seen closed it does not ask for again. */
export function createClosePhases({ store, clock, planner }: Deps): ClosePhases {
  const begun = new Set<string>();
  const done = new Set<string>();
  const agenda = createAgenda({
    planner,
    next: ({ campaign, closings }, after) =>
      soonest([...closings.map(({ at }) => at), ...pauseEnds(campaign)], after),
  });
  return async () => {
    const at = clock.now();
    return agenda.each(at, async (plan) => {
      let closed = 0;
      // Written down at the first look, so that a phase that ends while the bot sleeps is closed when it wakes.
      const whole = `${plan.campaign.commune}/${plan.campaign.id}`;
      if (plan.closings.length > 0 && !begun.has(whole)) {
        await store.transaction((tx) => beginOf(tx, plan, at));
        begun.add(whole);
      }
      for (const closing of plan.closings) {
        const name = `${whole}/${closing.phase.id}`;
        if (closing.at > at || done.has(name) || isPaused(plan.campaign, at)) continue;
        if (await store.transaction((tx) => close(tx, plan, closing, at))) closed++;
        done.add(name);
      }
      return closed;
    });
  };
}

async function close(tx: Tx, plan: Plan, closing: Closing, at: Instant): Promise<boolean> {
  const { campaign, content } = plan;
  // What was over before the bot came is nobody's debt.
  if (closing.at < (await beginOf(tx, plan, at))) return false;

  const submissions = await tx.submissions.of(campaign.commune, campaign.id);
  const filed = new Map(submissions.map((one) => [one.obligation, one.firstCompleteAt]));
  const units = resultsOf(closing, plan.obligations.values(), filed);
  const extended = plan.extended.flatMap(({ key, unit, due: before }) => {
    const due = plan.obligations.get(key)?.due ?? before;
    return isDueIn(closing, before) && due > closing.at && !filed.has(key) ? [{ unit, due }] : [];
  });
  const figures = await loadFigures(tx, plan);
  const metrics = metricTotals(campaign, figures).map(({ metric, people, entries }) => ({
    id: metric.id,
    people,
    entries,
  }));
  const standings = begunTargets(campaign, later(closing.at, -1))
    .filter(({ phases }) => phases.length === 0 || phases.includes(closing.phase.id))
    .map((target) => standingOf(target, content.units, figures));
  const targets = standings.map(({ target, have, goal, base, met }) => ({
    id: target.id,
    have,
    goal: goal ?? null,
    base: base ?? null,
    met: met ?? null,
  }));
  const place = { commune: campaign.commune, campaign: campaign.id, phase: closing.phase.id };
  const hash = await tx.closings.add({
    ...place,
    at,
    figures: JSON.stringify({
      ...place,
      at,
      units,
      extended,
      metrics,
      targets,
      lists: listsOf(plan, figures),
    }),
  });
  if (hash === undefined) return false;
  tx.audit.add({
    at,
    actor: 'bot',
    action: 'close-phase',
    subject: Object.values(place).join('/'),
    detail: { hash },
  });
  await tell(
    tx,
    plan,
    closing,
    at,
    sayClosing(plan, closing, { at, units, extended, metrics, standings, hash }),
  );
  return true;
}

/** What each unit's list counted, so that changes after the close can be told unit by unit. */
function listsOf({ content, campaign }: Plan, figures: Figures) {
  const counts = figures.during([]);
  return content.units.flatMap(({ id: unit }) =>
    campaign.metrics
      .map(({ id: metric }) => ({ unit, metric, entries: counts.entries(metric, new Set([unit])) }))
      .filter(({ entries }) => entries > 0),
  );
}

/** Since when the bot looks after this campaign. */
async function beginOf(tx: Tx, { campaign }: Plan, at: Instant): Promise<Instant> {
  const mark = `began:${campaign.commune}/${campaign.id}`;
  const known = await tx.marks.get(mark);
  if (known !== undefined) return known;
  const began = later(at, -TOO_LATE);
  tx.marks.set(mark, began);
  return began;
}

async function tell(
  tx: Tx,
  { campaign }: Plan,
  { phase }: Closing,
  at: Instant,
  parts: ReturnType<typeof sayClosing>,
) {
  const accounts = await tx.grants.holders(campaign.commune, null, ['officer', 'leader'], at);
  await notify(tx, accounts, {
    key: `closed:${campaign.commune}/${campaign.id}/${phase.id}`,
    say: say(parts, [
      commandChoice('missing', '', text('menu.item.missing')),
      commandChoice('total', '', text('menu.item.total')),
    ]),
    notBefore: afterQuiet(at, campaign.timeZone, quietOf(campaign)),
  });
}
