import { plain } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { type Instant, later, MINUTE } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store, Tx } from '../../ports/store.ts';
import type { BulletinCopy } from '../../ports/tables/bulletins.ts';
import type { OutboxFate } from '../../ports/tables/outbox.ts';
import type { Words } from '../../ports/words.ts';
import type { Planner } from '../planner.ts';
import { openReports } from '../reporting/open-reports.ts';
import { plannedBulletin } from './planned-bulletins.ts';
import { outboxKeyOf } from './send-bulletins.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly words: Words;
  readonly ids: () => string;
}

/**
 * Once a minute what became of each copy goes from the outbox into the ledger, where it stays. A bulletin that reached the
 * group of a unit is evidence for that unit, where the plan says of which kind.
 */
export function createSettleBulletins({ store, clock, planner, words, ids }: Deps): () => Promise<void> {
  let next = 0 as Instant;
  return async () => {
    const at = clock.now();
    // A clock that was set back must not silence it.
    if (at < next && next - at <= MINUTE) return;
    next = later(at, MINUTE);
    await store.transaction(async (tx) => {
      for (const bulletin of await tx.bulletins.unsettled()) await settle(tx, bulletin, at);
    });
  };

  async function settle(tx: Tx, bulletin: string, at: Instant): Promise<void> {
    const prefix = outboxKeyOf(bulletin);
    const fates = new Map<string, OutboxFate>();
    // Of a message that went another way the last one counts: its key begins with the first one's.
    for (const fate of await tx.outbox.fates(prefix)) fates.set(fate.key.split('>')[0] ?? fate.key, fate);
    for (const copy of await tx.bulletins.copies(bulletin)) {
      if (copy.state !== 'queued') continue;
      const to = outcomeOf(fates.get(`${prefix}${copy.channel}:${copy.address}`));
      if (to === undefined) continue;
      tx.bulletins.settle({ bulletin, channel: copy.channel, address: copy.address, ...to });
      if (to.state === 'sent' && copy.to === 'group' && copy.unit !== null)
        await proveTo(tx, bulletin, copy.unit, at);
    }
  }

  async function proveTo(tx: Tx, bulletin: string, unitId: string, at: Instant): Promise<void> {
    const [commune = '', campaign = ''] = bulletin.split('/');
    const plan = planner.of(commune, campaign, at);
    const unit = plan?.content.units.find(({ id }) => id === unitId);
    const kind = plan && plannedBulletin(plan, bulletin)?.announcement.evidence;
    if (plan === undefined || unit === undefined || kind === undefined) return;
    const [open] = await openReports(tx, plan, unit, at, ({ evidence }) => evidence.includes(kind));
    const album = outboxKeyOf(bulletin);
    // A unit with two groups has announced it once.
    const known = await tx.evidence.of(commune, campaign, unitId);
    if (open === undefined || known.some((one) => one.album === album)) return;
    const link = words.say(
      'vi',
      text('bulletin.evidence', { unit: plain(unit.name), when: showMoment(at, plan.campaign.timeZone) }),
    );
    const place = { commune, campaign, unit: unitId, obligation: open.obligation.key };
    tx.evidence.add({ id: ids(), ...place, kind, album, link, state: 'kept', by: 'bot', at });
    tx.histories.add({
      subject: `report:${open.obligation.key}`,
      at,
      by: 'bot',
      action: 'evidence-sent',
      detail: { kind, count: '1' },
    });
  }
}

/** Undefined while it is under way. */
function outcomeOf(fate: OutboxFate | undefined): Pick<BulletinCopy, 'state' | 'reason'> | undefined {
  switch (fate?.state) {
    case 'pending':
    case 'sending':
      return undefined;
    case 'sent':
      return { state: 'sent' };
    default:
      // Nothing is kept of what somebody had erased.
      return { state: 'failed', reason: fate?.reason ?? 'forgotten' };
  }
}
