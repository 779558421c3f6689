import { fit as fitMessage } from '../core/message/fit.ts';
import type { Say } from '../core/message/message.ts';
import { later } from '../core/time/instant.ts';
import type { Channel, SendError } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import { type OutboxRow, type OutboxSettlement, StaleVersion, type Store, type Tx } from '../ports/store.ts';
import type { Vault } from '../ports/vault.ts';
import { asOnePage, byTemplate, isByTemplate, templateKind } from './delivery/by-template.ts';
import { editFirst } from './delivery/edit-first.ts';
import type { LinkFiles } from './delivery/link-files.ts';
import { createPacer, type Pacer } from './delivery/pacer.ts';
import { render, shorten } from './delivery/render.ts';
import { reroute } from './delivery/reroute.ts';
import { sendPieces } from './delivery/send-pieces.ts';
import { type JudgeReminder, remindersIn, type Verdict } from './judge-reminder.ts';
import type { WordsOf } from './words-of.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly wordsOf: WordsOf;
  readonly judgeReminder: JudgeReminder;
  /** Puts links in place of files that a channel does not carry. */
  readonly linkFiles: LinkFiles;
  /** Opens what may not be readable before it is sent. */
  readonly vault: Pick<Vault, 'open'>;
  /** All channels of the process: a way that is closed may have another beside it. */
  readonly channels: readonly Channel[];
  /** Told of every attempt. */
  readonly onSettled: (channel: string, state: OutboxSettlement['state']) => void;
  readonly random: () => number;
  /** Milliseconds that only go forward, for the pace. */
  readonly elapsed: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Delivers all that may go now on one channel. Called while it is at work, it looks again and ends for both. Returns
 * after how many milliseconds the pace lets more go; undefined when nothing waits for that.
 */
export type DeliverOutbox = (channel: Channel, epoch: number) => Promise<number | undefined>;

/** Messages under way at a time; each chat has one at most, which keeps its order. */
const AT_ONCE = 100;
/** Those that end within so many milliseconds are written down together. */
const GATHER = 4;

interface Job {
  readonly row: OutboxRow;
  readonly verdict: Verdict;
  /** The platform's id of the message whose words it changes. */
  readonly changes?: string;
}

interface Settled extends Job {
  readonly to: OutboxSettlement;
  readonly error?: SendError;
}

/** What one channel has in hand. */
interface Hand {
  readonly pacer: Pacer;
  readonly settled: Settled[];
  underWay: number;
  /** Something has happened since the last look. */
  stirred: boolean;
  stir: () => void;
  running: Promise<number | undefined> | undefined;
}

export function createDeliverOutbox(deps: Deps): DeliverOutbox {
  const {
    store,
    clock,
    wordsOf,
    judgeReminder,
    linkFiles,
    vault,
    channels,
    onSettled,
    random,
    elapsed,
    wait,
  } = deps;
  const hands = new Map<string, Hand>();

  return (channel, epoch) => {
    const hand = handOf(channel);
    hand.stirred = true;
    hand.stir();
    hand.running ??= run(channel, epoch, hand);
    return hand.running;
  };

  function handOf(channel: Channel): Hand {
    const known = hands.get(channel.name) ?? {
      pacer: createPacer(channel.pace ?? {}, channel.isGroup ?? (() => false), elapsed),
      settled: [],
      underWay: 0,
      stirred: false,
      stir: () => {},
      running: undefined,
    };
    hands.set(channel.name, known);
    return known;
  }

  async function run(channel: Channel, epoch: number, hand: Hand): Promise<number | undefined> {
    // Whoever calls now must find it running.
    await undefined;
    try {
      for (;;) {
        hand.stirred = false;
        const { jobs, isHeld } = await settleAndTake(channel, epoch, hand);
        for (const job of jobs) begin(channel, job, hand);
        if (hand.stirred || hand.settled.length > 0) continue;
        if (hand.underWay > 0) await stirring(hand, isHeld ? hand.pacer.rest() : undefined);
        else if (isHeld) return Math.max(1, Math.ceil(hand.pacer.rest()));
        else if (jobs.length === 0) return undefined;
      }
    } finally {
      hand.running = undefined;
    }
  }

  /** Until something ends, somebody calls, or the pace lets more go. */
  async function stirring(hand: Hand, rest: number | undefined): Promise<void> {
    const stirred = new Promise<void>((resolve) => {
      hand.stir = resolve;
    });
    await (rest === undefined ? stirred : Promise.race([stirred, wait(Math.max(1, rest))]));
    // The others that are about to end share the next commit.
    if (hand.underWay > 0) await wait(GATHER);
  }

  function begin(channel: Channel, job: Job, hand: Hand): void {
    hand.underWay++;
    const end = (to: OutboxSettlement, error?: SendError): void => {
      hand.underWay--;
      onSettled(channel.name, to.state);
      hand.settled.push({ ...job, to, ...(error && { error }) });
      hand.stir();
    };
    if (!('say' in job.verdict)) {
      end(job.verdict.settle);
      return;
    }
    perform(channel, job, job.verdict.say, hand.pacer).then(
      ({ to, error }) => end(to, error),
      (error) => end({ state: 'failed', reason: `bug: ${String(error)}` }),
    );
  }

  async function perform(channel: Channel, { row, changes }: Job, say: Say, pacer: Pacer) {
    const message = render(unlocked(say), row.language, wordsOf(channel.commune));
    const kind = isByTemplate(row) ? templateKind(row) : undefined;
    if (kind !== undefined) {
      const way = byTemplate(channel, kind);
      return sendPieces({ channel: way, pacer, now: () => clock.now(), random, wait }, row, [
        asOnePage(message),
      ]);
    }
    const pieces = fitMessage(message, channel.limits);
    const by = changes !== undefined && pieces.length === 1 ? editFirst(channel, changes) : channel;
    return sendPieces({ channel: by, pacer, now: () => clock.now(), random, wait }, row, pieces);
  }

  /** Sealed by a process that is gone: the person is told how to go on. */
  function unlocked(say: Say): Say {
    if (say.locked === undefined) return say;
    const opened = vault.open(say.locked);
    return opened === undefined ? restarted : (JSON.parse(opened) as Say);
  }

  /** Writes down what has ended and takes what may go: one commit for both. `isHeld`: the pace let no more be taken. */
  async function settleAndTake(channel: Channel, epoch: number, hand: Hand) {
    const settled = hand.settled.splice(0);
    const allowed = hand.pacer.allowance();
    const room = AT_ONCE - hand.underWay;
    const at = clock.now();
    try {
      return await store.transaction(async (tx) => {
        await settleAll(tx, epoch, settled);
        const rows = await takeAllowed(tx);
        const open = await judgeWays(tx, channel, rows);
        const verdicts = await judgeReminder(tx, channel.commune, open.ways, at);
        const jobs: Job[] = [];
        for (const row of rows) {
          const verdict = open.closed.get(row.id) ?? verdicts.get(row.id) ?? { say: row.say };
          if (!('say' in verdict)) {
            jobs.push({ row, verdict });
            continue;
          }
          const carried = await linkFiles(tx, verdict.say, row, channel, at);
          const { replaces } = carried;
          const changes = replaces && channel.edit ? await tx.outbox.sentAs(row, replaces) : undefined;
          jobs.push({
            row,
            verdict: { ...verdict, say: shorten(tx, carried, channel.limits, at) },
            ...(changes !== undefined && { changes }),
          });
        }
        const isHeld = room > 0 && allowed.others < room && rows.length >= Math.min(room, allowed.others);
        return { jobs, isHeld };
      });
    } catch (error) {
      // Whatever is wrong with the next round, the last one was sent and must not be sent again.
      if (settled.length > 0) await store.transaction((tx) => settleAll(tx, epoch, settled));
      // Somebody who is being reminded wrote at the same moment.
      if (error instanceof StaleVersion) return { jobs: [], isHeld: false, ...stirAgain(hand) };
      throw error;
    }

    async function takeAllowed(tx: Tx): Promise<readonly OutboxRow[]> {
      if (room <= 0) return [];
      if (allowed.others >= room) return tx.outbox.take(channel.name, at, room, epoch);
      const first = Math.min(room, allowed.replies);
      if (first <= 0) return [];
      const replies = await tx.outbox.take(channel.name, at, first, epoch, 'replies');
      const left = Math.min(room, allowed.others) - replies.length;
      if (left <= 0) return replies;
      return [...replies, ...(await tx.outbox.take(channel.name, at, left, epoch, 'others'))];
    }
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

  async function settleAll(tx: Tx, epoch: number, settled: readonly Settled[]): Promise<void> {
    for (const one of settled) {
      const { row, to, error } = one;
      if (to.state === 'failed') {
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
  }

  async function noteLeft(tx: Tx, row: OutboxRow): Promise<void> {
    const [conversation] = await tx.conversations.load([row]);
    if (conversation === undefined || conversation.version === 0 || conversation.leftAt !== undefined) return;
    tx.conversations.save({ ...conversation, leftAt: later(clock.now(), 0) });
  }
}

function stirAgain(hand: Hand): object {
  hand.stirred = true;
  return {};
}

const restarted: Say = { parts: [{ key: 'violation.restarted' }], choices: [] };

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
