import { isPaused, pauseEnds } from '../../core/campaign/pause.ts';
import { type Instant, later } from '../../core/time/instant.ts';
import type { Channel } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store, Tx } from '../../ports/store.ts';
import type { Bulletin } from '../../ports/tables/bulletins.ts';
import { createAgenda, soonest } from '../agenda.ts';
import type { Plan, Planner } from '../planner.ts';
import { TOO_LATE } from '../queue-reminders.ts';
import { tellRoles } from '../tell-roles.ts';
import { plannedBulletins } from './planned-bulletins.ts';
import { recipientsOf } from './recipients.ts';
import { showBulletin } from './show-bulletin.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly channels: readonly Channel[];
}

/**
 * On the working morning before a bulletin it is written down and the officer is shown it, once; what is not answered goes
 * out. Returns how many were written down.
 */
export function createPlanBulletins({ store, clock, planner, channels }: Deps): () => Promise<number> {
  const agenda = createAgenda({
    planner,
    next: (plan, after) =>
      soonest([...plannedBulletins(plan).map(({ shown }) => shown), ...pauseEnds(plan.campaign)], after),
  });
  return async () => {
    const at = clock.now();
    return agenda.each(at, async (plan) => {
      const { commune, id: campaign } = plan.campaign;
      let written = 0;
      const near = plannedBulletins(plan).filter((one) => one.shown <= at && one.at > later(at, -TOO_LATE));
      for (const { key, at: when } of near) {
        const place = { commune, campaign };
        const bulletin: Bulletin = { key, ...place, at: when, state: 'planned' };
        if (await store.transaction((tx) => write(tx, plan, bulletin, at))) written++;
      }
      return written;
    });
  };

  async function write(tx: Tx, plan: Plan, bulletin: Bulletin, at: Instant): Promise<boolean> {
    if (!(await tx.bulletins.add(bulletin))) return false;
    const planned = plannedBulletins(plan).find(({ key }) => key === bulletin.key);
    // What is due already goes out without asking; what is paused is not due.
    if (planned === undefined || bulletin.at <= at || isPaused(plan.campaign, at)) return true;
    const recipients = await recipientsOf(tx, { channels }, plan, planned.announcement, at);
    // Where there is nobody to write to, that is told when a phase begins.
    if (recipients.length === 0) return true;
    await tellRoles(tx, {
      key: `bulletin-card:${bulletin.key}`,
      commune: bulletin.commune,
      unit: null,
      roles: ['officer'],
      timeZone: plan.campaign.timeZone,
      at,
      say: await showBulletin(tx, plan, planned, bulletin, recipients, at),
    });
    return true;
  }
}
