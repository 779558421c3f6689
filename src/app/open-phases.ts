import { isDueIn } from '../core/campaign/closings.ts';
import { quietOf } from '../core/campaign/ladder.ts';
import type { Obligation } from '../core/campaign/obligations.ts';
import { type Opening, openingsOf } from '../core/campaign/openings.ts';
import { isPaused, pauseEnds } from '../core/campaign/pause.ts';
import type { Phase } from '../core/campaign/phase.ts';
import type { Unit } from '../core/campaign/unit.ts';
import { plain, type Say, type Text } from '../core/message/message.ts';
import { commandChoice, say, text } from '../core/message/say.ts';
import { sayOwed } from '../core/report/say-owed.ts';
import { type Instant, later } from '../core/time/instant.ts';
import { afterQuiet } from '../core/time/quiet-hours.ts';
import { showDay } from '../core/time/show.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store, Tx } from '../ports/store.ts';
import { createAgenda, soonest } from './agenda.ts';
import { plannedBulletins } from './announcements/planned-bulletins.ts';
import { notify } from './notify.ts';
import type { Plan, Planner } from './planner.ts';
import { TOO_LATE } from './queue-reminders.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
}

/** Tells everybody concerned that a phase has begun; returns how many phases it opened. */
export type OpenPhases = () => Promise<number>;

/** Each phase is opened once, by a mark in the database. News of more than two days ago is no news. */
export function createOpenPhases({ store, clock, planner }: Deps): OpenPhases {
  const agenda = createAgenda({
    planner,
    next: ({ campaign, calendar }, after) =>
      soonest([...openingsOf(campaign, calendar).map(({ at }) => at), ...pauseEnds(campaign)], after),
  });
  return async () => {
    const at = clock.now();
    return agenda.each(at, async (plan) => {
      let opened = 0;
      const openings = openingsOf(plan.campaign, plan.calendar).filter(
        (opening) => opening.at <= at && opening.at > later(at, -TOO_LATE),
      );
      for (const opening of isPaused(plan.campaign, at) ? [] : openings)
        if (await store.transaction((tx) => open(tx, plan, opening, at))) opened++;
      return opened;
    });
  };
}

async function open(tx: Tx, plan: Plan, { phase }: Opening, at: Instant): Promise<boolean> {
  const { campaign, content } = plan;
  const { commune } = campaign;
  const mark = `opened:${commune}/${campaign.id}/${phase.id}`;
  if ((await tx.marks.get(mark)) !== undefined) return false;
  tx.marks.set(mark, at);

  const about = {
    phase: phase.name,
    campaign: plain(campaign.short),
    start: showDay(phase.start),
    through: phase.through === undefined ? '' : showDay(phase.through),
  };
  const head = [
    text(phase.through === undefined ? 'announce.opened-open' : 'announce.opened', about),
    ...(phase.goal === undefined ? [] : [text('announce.goal', { goal: phase.goal })]),
  ];
  const notBefore = afterQuiet(at, campaign.timeZone, quietOf(campaign));
  const news = { key: mark, notBefore, expires: later(at, TOO_LATE) };
  const heads = await tx.grants.byUnit(commune, ['head', 'deputy'], at);
  const dues = await duesOf(tx, plan, phase, at);
  const owing = new Set(dues.map(({ unit }) => unit));
  const unlinked = content.units.filter(({ id }) => owing.has(id) && !heads.has(id)).length;
  const officers = await tx.grants.holders(commune, null, ['officer', 'leader'], at);
  const hasBulletins = plannedBulletins(plan).some((bulletin) => bulletin.at > at);
  const isUnheard = hasBulletins && (await tx.chatGroups.of(commune)).length === 0;
  // Whoever can add groups is told that there are none.
  const adding = new Set(isUnheard ? await tx.grants.holders(commune, null, ['officer'], at) : []);
  await notify(tx, officers, {
    ...news,
    say: (account) =>
      say(
        [
          ...head,
          sayOwing(owing.size, unlinked),
          ...(adding.has(account) ? [text('announce.no-groups')] : []),
        ],
        [
          commandChoice('recipients', '', text('announce.choice.recipients')),
          ...(adding.has(account) ? [commandChoice('groups', '', text('announce.choice.groups'))] : []),
        ],
      ),
  });
  const unitsOf = Map.groupBy(
    [...heads].flatMap(([unit, accounts]) => accounts.map((account) => ({ account, unit }))),
    ({ account }) => account,
  );
  await notify(tx, [...unitsOf.keys()], {
    ...news,
    say(account) {
      const own = content.units.filter(({ id }) => unitsOf.get(account)?.some(({ unit }) => unit === id));
      return toHead(plan, head, own, dues);
    },
  });
  return true;
}

/** What is to be filed in this phase, and is not filed yet. */
async function duesOf(
  tx: Tx,
  { campaign, closings, obligations }: Plan,
  phase: Phase,
  at: Instant,
): Promise<readonly Obligation[]> {
  const filed = new Set(
    (await tx.submissions.of(campaign.commune, campaign.id)).map(({ obligation }) => obligation),
  );
  const closing = closings.find((one) => one.phase.id === phase.id);
  return [...obligations.values()].filter(
    ({ key, due }) => due > at && !filed.has(key) && (closing === undefined || isDueIn(closing, due)),
  );
}

function sayOwing(owing: number, unlinked: number): Text {
  if (owing === 0) return text('announce.opened-none');
  return text(unlinked === 0 ? 'announce.opened-all' : 'announce.opened-units', { owing, unlinked });
}

/** What a head owes next, of which there may be several for several units. */
function toHead(plan: Plan, head: readonly Text[], units: readonly Unit[], dues: readonly Obligation[]): Say {
  const next = units.flatMap(({ id }) => {
    const own = dues.filter(({ unit }) => unit === id);
    // Of what comes every day or week, the first time.
    return own.filter(({ report }, n) => own.findIndex((one) => one.report === report) === n).slice(0, NEXT);
  });
  return say([...head, ...(next.length > 0 ? [text('announce.you-owe'), ...sayOwed(plan, next)] : [])]);
}

/** For each unit; more would not be read. */
const NEXT = 3;
