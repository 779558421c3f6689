import type { Say } from '../../core/message/message.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Channel } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OutboxRow, Tx } from '../../ports/store.ts';
import { type JudgeReminder, remindersIn, type Verdict } from '../judge-reminder.ts';
import { isOfTheStore } from '../of-the-store.ts';
import { whereOf } from '../put-aside.ts';
import { isByTemplate, templateKind } from './by-template.ts';
import type { Job, Settled } from './job.ts';
import type { LinkFiles } from './link-files.ts';
import type { Allowance } from './pacer.ts';
import { shorten } from './render.ts';
import { reroute } from './reroute.ts';

interface Deps {
  readonly clock: Clock;
  readonly judgeReminder: JudgeReminder;
  /** Puts links in place of files that a channel does not carry. */
  readonly linkFiles: LinkFiles;
  /** All channels of the process: a way that is closed may have another beside it. */
  readonly channels: readonly Channel[];
  /** Told of a message that could not be made ready by a fault of ours. */
  readonly onBug: (channel: string, id: number, error: unknown) => void;
}

/** How many more may be under way, and how many of them the pace allows. */
export interface Room {
  readonly free: number;
  readonly allowed: Allowance;
}

export interface Taken {
  readonly jobs: readonly Job[];
  /** The pace let no more be taken. */
  readonly isHeld: boolean;
}

export interface SettleAndTake {
  settle(tx: Tx, epoch: number, settled: readonly Settled[]): Promise<void>;
  take(tx: Tx, channel: Channel, epoch: number, room: Room): Promise<Taken>;
}

/** What sending does inside a transaction: writes down what has ended, takes what may go, and judges it. */
export function createSettleAndTake(deps: Deps): SettleAndTake {
  const { clock, judgeReminder, linkFiles, channels, onBug } = deps;
  return {
    async settle(tx, epoch, settled) {
      for (const one of settled) {
        const { row, to, error } = one;
        // Where the platform lets us in no more it would wait for somebody, and another way may be open.
        if (to.state === 'failed' || (to.state === 'pending' && error?.failure === 'misconfigured')) {
          if (error?.failure === 'blocked') await noteLeft(tx, row);
          const by = await reroute(tx, channels, row, to.reason, error, clock.now());
          if (by !== undefined) {
            // Its reminders go with it.
            tx.outbox.settle(row.id, epoch, { state: 'cleared', reason: `rerouted: ${to.reason}` });
            continue;
          }
        }
        tx.outbox.settle(row.id, epoch, to);
        settleReminders(tx, one);
      }
    },

    async take(tx, channel, epoch, room) {
      const at = clock.now();
      const rows = await takeAllowed(tx, channel, epoch, room, at);
      const open = await judgeWays(tx, channel, rows);
      const verdicts = await judgeAll(tx, channel, open.ways, at);
      const jobs: Job[] = [];
      for (const row of rows) {
        const verdict = open.closed.get(row.id) ?? verdicts.get(row.id) ?? { say: row.say };
        jobs.push(
          'say' in verdict
            ? await alone(channel, row, () => fitted(tx, channel, row, verdict, at), asJob(row))
            : { row, verdict },
        );
      }
      const { free, allowed } = room;
      const isHeld = free > 0 && allowed.others < free && rows.length >= Math.min(free, allowed.others);
      return { jobs, isHeld };
    },
  };

  /** Together; where one of them makes that fail, each by itself. */
  async function judgeAll(
    tx: Tx,
    channel: Channel,
    rows: readonly OutboxRow[],
    at: Instant,
  ): Promise<ReadonlyMap<number, Verdict>> {
    const judge = (some: readonly OutboxRow[]) => judgeReminder(tx, channel.commune, some, at);
    try {
      return await judge(rows);
    } catch (error) {
      if (!isOfOneMessage(error)) throw error;
    }
    const verdicts = new Map<number, Verdict>();
    for (const row of rows) {
      const own = await alone(
        channel,
        row,
        () => judge([row]),
        (verdict) => new Map([[row.id, verdict]]),
      );
      for (const [id, verdict] of own) verdicts.set(id, verdict);
    }
    return verdicts;
  }

  /** A message that cannot be made ready is given up, and holds up nobody. */
  async function alone<T>(
    channel: Channel,
    row: OutboxRow,
    work: () => Promise<T>,
    given: (up: Verdict) => T,
  ): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isOfOneMessage(error)) throw error;
      onBug(channel.name, row.id, error);
      return given({ settle: { state: 'failed', reason: `bug: ${whereOf(error)}` } });
    }
  }

  /** As the channel can carry it. */
  async function fitted(
    tx: Tx,
    channel: Channel,
    row: OutboxRow,
    verdict: Extract<Verdict, { readonly say: Say }>,
    at: Instant,
  ): Promise<Job> {
    if (row.unreadable) throw new Error('what it says cannot be opened');
    const carried = await linkFiles(tx, verdict.say, row, channel, at);
    const { replaces } = carried;
    const changes = replaces && channel.edit ? await tx.outbox.sentAs(row, replaces) : undefined;
    return {
      row,
      verdict: { ...verdict, say: shorten(tx, carried, channel.limits, at) },
      ...(changes !== undefined && { changes }),
    };
  }

  /** What nobody waits for is not even tried where the chat is closed. */
  async function judgeWays(tx: Tx, channel: Channel, rows: readonly OutboxRow[]) {
    const closed = new Map<number, Verdict>();
    const unasked = rows.filter((row) => templateKind(row) !== undefined && !isByTemplate(row));
    if (unasked.length > 0) {
      const presences = await tx.conversations.presence(unasked);
      const at = new Map(presences.map((one) => [one.address, one]));
      for (const { id, address } of unasked) {
        const { leftAt, heardAt } = at.get(address) ?? {};
        const reach = channel.reach?.(address, heardAt, clock.now());
        const reason = leftAt !== undefined ? 'blocked' : reach?.open === false ? reach.failure : undefined;
        if (reason !== undefined) closed.set(id, { settle: { state: 'failed', reason } });
      }
    }
    return { closed, ways: rows.filter(({ id }) => !closed.has(id)) };
  }

  async function noteLeft(tx: Tx, row: OutboxRow): Promise<void> {
    const [conversation] = await tx.conversations.load([row]);
    if (conversation === undefined || conversation.version === 0 || conversation.leftAt !== undefined) return;
    tx.conversations.save({ ...conversation, leftAt: clock.now() });
  }
}

const asJob =
  (row: OutboxRow) =>
  (verdict: Verdict): Job => ({ row, verdict });

/** After an error of the database itself nothing more can be asked in the same transaction. */
const isOfOneMessage = (error: unknown): boolean =>
  !isOfTheStore(error) && typeof (error as { readonly code?: unknown }).code !== 'string';

/** Replies may use what is kept back from all others. */
async function takeAllowed(
  tx: Tx,
  { name }: Channel,
  epoch: number,
  { free, allowed }: Room,
  at: Instant,
): Promise<readonly OutboxRow[]> {
  if (free <= 0) return [];
  if (allowed.others >= free) return tx.outbox.take(name, at, free, epoch);
  const first = Math.min(free, allowed.replies);
  if (first <= 0) return [];
  const replies = await tx.outbox.take(name, at, first, epoch, 'replies');
  const left = Math.min(free, allowed.others) - replies.length;
  if (left <= 0) return replies;
  return [...replies, ...(await tx.outbox.take(name, at, left, epoch, 'others'))];
}

function settleReminders(tx: Tx, { row, verdict, to }: Settled): void {
  if (to.state === 'pending') return;
  const cleared = 'say' in verdict ? verdict.cleared : undefined;
  for (const key of remindersIn(row)) {
    const reason = cleared?.get(key);
    if (reason !== undefined) tx.reminders.settle(key, 'cleared', reason);
    else if (to.state === 'sent') tx.reminders.settle(key, 'sent');
    else tx.reminders.settle(key, to.state === 'cleared' ? 'cleared' : 'dropped', to.reason);
  }
}
