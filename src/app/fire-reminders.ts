import type { Firing } from '../core/campaign/reminders.ts';
import { say, text } from '../core/message/say.ts';
import { HOUR, type Instant, later } from '../core/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Conversation, Reminder, Store, Tx } from '../ports/store.ts';
import { firingsBetween, type Plan, type Planner } from './planner.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
}

/** Puts what has fallen due since the last look into the ledger and the outbox; returns how many were queued. */
export type FireReminders = () => Promise<number>;

/** After a longer sleep than this a reminder says nothing useful any more. */
export const TOO_LATE = 48 * HOUR;

/**
 * Looks at everything between the last look and now, however long that was. The ledger's keys make a second look
 * harmless, so a crash between two looks, or two processes at once, send nothing twice.
 */
export function createFireReminders({ store, clock, planner }: Deps): FireReminders {
  return async () => {
    const at = clock.now();
    let queued = 0;
    for (const plan of planner.all(at)) queued += await store.transaction((tx) => firePlan(tx, plan, at));
    return queued;
  };

  async function firePlan(tx: Tx, plan: Plan, at: Instant): Promise<number> {
    const { commune } = plan.content;
    const mark = `looked:${commune.id}/${plan.campaign.id}`;
    // A first look sees two days back: what was due before the bot came is nobody's debt.
    const looked = await tx.marks.get(mark);
    // A clock that was set back looks at nothing, and the mark stays where it was.
    const due = firingsBetween(plan, looked ?? later(at, -TOO_LATE), later(at, 1));
    // The first look is written down even when nothing is due, so that the next one misses nothing, however late it is.
    if (due.length > 0 || looked === undefined) tx.marks.set(mark, later(at, 1));
    if (due.length === 0) return 0;

    const reported = new Set(
      (await tx.submissions.of(commune.id, plan.campaign.id)).map((one) => one.obligation),
    );
    const heads = await tx.grants.byUnit(commune.id, ['head'], at);
    const accounts = [...new Set(due.flatMap(({ unit }) => heads.get(unit) ?? []))];
    const conversations = await tx.conversations.ofAccounts(accounts);
    const newest = new Map(due.map((firing) => [firing.obligation, firing.key]));

    const decided = due.map((firing) => ({ firing, to: recipients(firing, heads, conversations) }));
    const rows = decided.map(({ firing, to }): Reminder => {
      const because = reasonNotTo(firing);
      const base = { ...rowOf(plan, firing), at: firing.at };
      return because === undefined && to.length > 0
        ? { ...base, state: 'queued' }
        : {
            ...base,
            state: because === 'already-reported' ? 'cleared' : 'dropped',
            reason: because ?? 'no-recipient',
          };
    });
    const fresh = await tx.reminders.add(rows);
    let queued = 0;
    for (const [n, { firing, to }] of decided.entries()) {
      if (rows[n]?.state !== 'queued' || !fresh.has(firing.key)) continue;
      for (const contact of to) queue(tx, firing, contact, at);
      queued++;
    }
    return queued;

    function reasonNotTo(firing: Firing): string | undefined {
      if (reported.has(firing.obligation)) return 'already-reported';
      if (at - firing.at > TOO_LATE) return 'late';
      return newest.get(firing.obligation) === firing.key ? undefined : 'superseded';
    }
  }
}

const rowOf = ({ content, campaign }: Plan, { key, obligation, unit, offset }: Firing) => ({
  key,
  obligation,
  commune: content.commune.id,
  campaign: campaign.id,
  unit,
  offset,
});

function recipients(
  { unit }: Firing,
  heads: ReadonlyMap<string, readonly string[]>,
  conversations: readonly Conversation[],
): readonly Conversation[] {
  const accounts = heads.get(unit) ?? [];
  return conversations.filter(({ account }) => accounts.includes(account));
}

function queue(tx: Tx, firing: Firing, to: Conversation, at: Instant): void {
  tx.outbox.add({
    key: `reminder:${firing.key}:${to.channel}:${to.address}`,
    channel: to.channel,
    address: to.address,
    kind: 'reminder',
    language: to.language,
    // What it says is worked out when it is sent, from what is missing then.
    say: say([text('reminder.waiting')]),
    reminder: firing.key,
    notBefore: at,
    expires: later(firing.at, TOO_LATE),
  });
}
