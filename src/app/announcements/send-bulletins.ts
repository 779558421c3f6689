import type { PlannedBulletin } from '../../core/campaign/bulletins.ts';
import { quietOf } from '../../core/campaign/ladder.ts';
import { isPaused } from '../../core/campaign/pause.ts';
import { say, text } from '../../core/message/say.ts';
import { type Instant, later } from '../../core/time/instant.ts';
import { afterQuiet } from '../../core/time/quiet-hours.ts';
import type { Channel } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store, Tx } from '../../ports/store.ts';
import type { Bulletin, BulletinCopy } from '../../ports/tables/bulletins.ts';
import type { Plan, Planner } from '../planner.ts';
import { TOO_LATE } from '../queue-reminders.ts';
import { composeBulletins } from './compose-bulletin.ts';
import { plannedBulletin } from './planned-bulletins.ts';
import { recipientsOf } from './recipients.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly channels: readonly Channel[];
}

/** Under this a bulletin's messages are found in the outbox. */
export const outboxKeyOf = (bulletin: string): string => `bulletin:${bulletin}:`;

/** Puts bulletins whose moment has come into the ledger and the outbox, each with the figures of this moment; returns how many. */
export function createSendBulletins({ store, clock, planner, channels }: Deps): () => Promise<number> {
  return async () => {
    const at = clock.now();
    const due = await store.transaction((tx) => tx.bulletins.due(at));
    for (const { key } of due)
      await store.transaction(async (tx) => {
        // Somebody may have skipped it meanwhile.
        const bulletin = await tx.bulletins.find(key);
        if (bulletin?.state === 'planned' && bulletin.at <= at) await send(tx, bulletin, at);
      });
    return due.length;
  };

  async function send(tx: Tx, bulletin: Bulletin, at: Instant): Promise<void> {
    const plan = planner.of(bulletin.commune, bulletin.campaign, at);
    const planned = plan && plannedBulletin(plan, bulletin.key);
    if (plan === undefined || planned === undefined) return drop('no-longer-planned');
    if (isPaused(plan.campaign, at)) return drop('paused');
    if (at - bulletin.at > TOO_LATE) return drop('late');
    const copies = await queue(tx, plan, planned, bulletin, at);
    if (copies === 0) return drop('no-recipient');
    tx.bulletins.change(bulletin.key, { state: 'sent' });
    tx.audit.add({ at, actor: 'bot', action: 'bulletin', subject: bulletin.key, detail: { copies } });

    function drop(reason: string): void {
      tx.bulletins.change(bulletin.key, { state: 'dropped', reason });
    }
  }

  async function queue(
    tx: Tx,
    plan: Plan,
    planned: PlannedBulletin,
    bulletin: Bulletin,
    at: Instant,
  ): Promise<number> {
    const recipients = await recipientsOf(tx, { channels }, plan, planned.announcement, at);
    const fresh = await tx.bulletins.copy(
      recipients.map(
        ({ channel, address, unit, to, closed }): BulletinCopy => ({
          bulletin: bulletin.key,
          channel,
          address,
          unit: unit?.id ?? null,
          to,
          ...(closed === undefined ? { state: 'queued' } : { state: 'failed', reason: closed }),
        }),
      ),
    );
    const wordsFor = composeBulletins(tx, plan, planned, bulletin.words, at);
    const isFresh = new Set(fresh.map(({ channel, address }) => `${channel} ${address}`));
    for (const { channel, address, unit, to, language, closed } of recipients) {
      if (closed !== undefined || !isFresh.delete(`${channel} ${address}`)) continue;
      const parts = await wordsFor(unit);
      tx.outbox.add({
        key: `${outboxKeyOf(bulletin.key)}${channel}:${address}`,
        channel,
        address,
        kind: 'notice',
        language,
        say: say(to === 'group' ? parts : [...parts, text('bulletin.stop')]),
        notBefore: afterQuiet(at, plan.campaign.timeZone, quietOf(plan.campaign)),
        expires: later(at, TOO_LATE),
      });
    }
    return recipients.length;
  }
}
