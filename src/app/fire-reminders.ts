import type { Role } from '../core/access/access.ts';
import type { ClimbsTo } from '../core/campaign/escalation.ts';
import { isPaused } from '../core/campaign/pause.ts';
import { plainKey, renewedKey } from '../core/campaign/reminder-key.ts';
import type { Firing } from '../core/campaign/reminders.ts';
import { isAcknowledged } from '../core/report/acknowledged.ts';
import { type Instant, later } from '../core/time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Conversation, Reminder, Store, Tx } from '../ports/store.ts';
import { createAgenda } from './agenda.ts';
import { mainChats } from './main-chats.ts';
import { firingsBetween, type Plan, type Planner } from './planner.ts';
import { queueReminders, TOO_LATE } from './queue-reminders.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
}

/** Puts what has fallen due since the last look into the ledger and the outbox; returns how many were queued. */
export type FireReminders = () => Promise<number>;

/**
 * Looks at everything between the last look and now, however long that was. The ledger's keys make a second look
 * harmless, so a crash between two looks, or two processes at once, send nothing twice.
 */
export function createFireReminders({ store, clock, planner }: Deps): FireReminders {
  const agenda = createAgenda({
    planner,
    next: (plan, after) => firingsBetween(plan, later(after, 1), FAR)[0]?.at,
  });
  return async () => {
    const at = clock.now();
    // Takes in what was changed since.
    await store.transaction((tx) => planner.refresh(tx));
    return agenda.each(at, ({ campaign: { commune, id } }) =>
      store.transaction(async (tx) => {
        // As it is inside the transaction.
        const plan = planner.of(commune, id, at);
        return plan === undefined ? 0 : firePlan(tx, plan, at);
      }),
    );
  };
}

const FAR = Number.MAX_SAFE_INTEGER as Instant;

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
  const climbs = due.some(({ to }) => to !== undefined);
  const answers = climbs ? await tx.acknowledgements.of(commune.id, plan.campaign.id) : [];
  const { recipientsOf, isHeadless } = await findRecipients(tx, plan, due, at);
  const newest = new Map(due.map((firing) => [ladderOf(firing), firing.key]));

  const rows = due.map((firing): Reminder => {
    const base = { ...rowOf(plan, firing), at: firing.at };
    const because = reasonNotTo(firing);
    if (because === undefined) return { ...base, state: 'queued' };
    return { ...base, state: DONE.has(because) ? 'cleared' : 'dropped', reason: because };
  });
  const fresh = await tx.reminders.add(rows);
  const wanted = due.filter((_, n) => rows[n]?.state === 'queued');
  const queued = [
    ...wanted.filter(({ key }) => fresh.has(key)),
    ...(await renew(
      tx,
      plan,
      wanted.filter(({ key }) => !fresh.has(key)),
    )),
  ];
  queueByContact(tx, queued, recipientsOf, at);
  return queued.length;

  function reasonNotTo(firing: Firing): string | undefined {
    if (reported.has(firing.obligation)) return 'already-reported';
    if (isPaused(plan.campaign, firing.at) || isPaused(plan.campaign, at)) return 'paused';
    if (at - firing.at > TOO_LATE) return 'late';
    if (newest.get(ladderOf(firing)) !== firing.key) return 'superseded';
    const obligation = plan.obligations.get(firing.obligation);
    if (obligation !== undefined && at >= obligation.closes) return 'closed';
    if (firing.to !== undefined && obligation && isAcknowledged(answers, obligation, at))
      return 'acknowledged';
    if (recipientsOf(firing).length > 0) return undefined;
    if (firing.to === 'deputy' && isHeadless(firing.unit)) return 'stands-in';
    return firing.to === undefined ? 'no-recipient' : `no-${firing.to}`;
  }
}

/**
 * A rung that stands in the ledger already was said, or died with an older deadline. What was said once is not said
 * again; what died comes again under the name of the new last day.
 */
async function renew(tx: Tx, plan: Plan, firings: readonly Firing[]): Promise<readonly Firing[]> {
  if (firings.length === 0) return [];
  const { commune, id, timeZone } = plan.campaign;
  const ledger = await tx.reminders.of(commune, id);
  const before = new Map(ledger.map((row) => [row.key, row]));
  const said = new Set(ledger.flatMap(({ key, state }) => (state === 'sent' ? plainKey(key) : [])));
  const again = firings.flatMap((firing): Firing[] => {
    const row = before.get(firing.key);
    const isDead = row?.state === 'dropped' || row?.state === 'cleared';
    if (row === undefined || !isDead || (row.at === firing.at && row.reason !== 'extended')) return [];
    const due = plan.obligations.get(firing.obligation)?.due ?? firing.at;
    return [{ ...firing, key: renewedKey(plainKey(firing.key), due, timeZone) }];
  });
  const isSaid = ({ key }: Firing): boolean => said.has(plainKey(key));
  const fresh = await tx.reminders.add(
    again.map((firing): Reminder => {
      const row = { ...rowOf(plan, firing), at: firing.at };
      return isSaid(firing)
        ? { ...row, state: 'cleared', reason: 'said-before' }
        : { ...row, state: 'queued' };
    }),
  );
  return again.filter((firing) => fresh.has(firing.key) && !isSaid(firing));
}

/** Nothing was missed: there was no need for it any more. */
const DONE: ReadonlySet<string> = new Set(['already-reported', 'acknowledged', 'stands-in']);

/** Of several overdue reminders only the newest says something; what silence climbs to is another matter. */
const ladderOf = ({ obligation, to }: Firing): string => `${obligation} ${to ?? ''}`;

const rowOf = ({ content, campaign }: Plan, { key, obligation, unit, offset }: Firing) => ({
  key,
  obligation,
  commune: content.commune.id,
  campaign: campaign.id,
  unit,
  offset,
});

/**
 * The head or deputy of the unit; for the officer and the leader those of the commune. Where nobody is the head, the
 * deputy is reminded as the head would be, and has nothing to hear about a silent one.
 */
async function findRecipients(tx: Tx, plan: Plan, due: readonly Firing[], at: Instant) {
  const commune = plan.content.commune.id;
  const ofUnits = (role: Role) => tx.grants.byUnit(commune, [role], at);
  const [heads, deputies] = [await ofUnits('head'), await ofUnits('deputy')];
  const above = new Map<ClimbsTo, readonly string[]>();
  for (const { to } of due)
    if ((to === 'officer' || to === 'leader') && !above.has(to))
      above.set(to, await tx.grants.holders(commune, null, [to], at));

  const isHeadless = (unit: string): boolean => !heads.has(unit) && deputies.has(unit);
  const wanted = ({ unit, to }: Firing): readonly string[] => {
    if (to === undefined) return heads.get(unit) ?? deputies.get(unit) ?? [];
    if (to === 'deputy') return isHeadless(unit) ? [] : (deputies.get(unit) ?? []);
    return above.get(to) ?? [];
  };
  const chats = await mainChats(tx, [...new Set(due.flatMap(wanted))]);
  const known = new Map(chats.map((chat) => [chat.account, chat]));
  return {
    isHeadless,
    recipientsOf: (firing: Firing): readonly Conversation[] =>
      wanted(firing).flatMap((account) => known.get(account) ?? []),
  };
}

/** What reaches the same contact at the same moment is one message. */
function queueByContact(
  tx: Tx,
  firings: readonly Firing[],
  recipientsOf: (firing: Firing) => readonly Conversation[],
  at: Instant,
): void {
  const messages = new Map<string, { readonly contact: Conversation; readonly firings: Firing[] }>();
  for (const firing of firings) {
    for (const contact of recipientsOf(firing)) {
      const name = JSON.stringify([firing.to ?? '', contact.channel, contact.address]);
      const message = messages.get(name) ?? { contact, firings: [] };
      messages.set(name, message);
      message.firings.push(firing);
    }
  }
  for (const { contact, firings: carried } of messages.values()) {
    const keys = carried.map(({ key }) => key) as [string, ...string[]];
    const last = Math.max(...carried.map((firing) => firing.at)) as Instant;
    queueReminders(tx, keys, contact, last, at);
  }
}
