import { may } from '../../core/access/access.ts';
import { isPaused } from '../../core/campaign/pause.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { nextDigest } from '../../core/report/digest-rhythm.ts';
import { sayDigest } from '../../core/report/say-digest.ts';
import { ClockTime } from '../../core/time/clock-time.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store, Tx } from '../../ports/store.ts';
import type { Digest } from '../../ports/tables/digests.ts';
import { notify } from '../notify.ts';
import type { Planner } from '../planner.ts';
import { TOO_LATE } from '../queue-reminders.ts';
import { loadDigest } from './load-digest.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
}

export const digestChoices = [
  commandChoice('board', '', text('office.item.board')),
  commandChoice('missing', '', text('menu.item.missing')),
  commandChoice('digest', '', text('digest.choice.change')),
];

/** Sends the summaries that are due to whoever may still have them; one that is days late is left out. Returns how many. */
export function createSendDigests({ store, clock, planner }: Deps): () => Promise<number> {
  return async () => {
    const at = clock.now();
    const due = await store.transaction((tx) => tx.digests.due(at));
    for (const { account, commune } of due)
      await store.transaction(async (tx) => {
        const digest = await tx.digests.find(account, commune);
        if (digest !== undefined && digest.next <= at) await send(tx, digest, at);
      });
    return due.length;
  };

  async function send(tx: Tx, digest: Digest, at: Instant): Promise<void> {
    const { account, commune, every, clock: hour, next, since } = digest;
    const plan = planner.current(commune, at);
    const timeZone = plan?.campaign.timeZone ?? 'Asia/Ho_Chi_Minh';
    const rhythm = { every, clock: ClockTime.parse(hour) };
    tx.digests.put({ ...digest, next: nextDigest(rhythm, at, timeZone, plan?.calendar), since: at });
    const grants = (await tx.grants.of([account], at)).get(account) ?? [];
    // Whoever leads no more hears no more.
    if (!may(grants, 'take-digest', { commune })) {
      await tx.digests.remove(account, commune);
      return;
    }
    if (plan === undefined || isPaused(plan.campaign, at) || at - next > TOO_LATE) return;
    await notify(tx, [account], {
      key: `digest:${commune}:${next}`,
      say: say(sayDigest(await loadDigest(tx, plan, since, at)), digestChoices),
      notBefore: at,
    });
  }
}
