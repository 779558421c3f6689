import { fit as fitMessage } from '../core/message/fit.ts';
import type { Say } from '../core/message/message.ts';
import type { Channel, SendError, SendFailure } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import { type OutboxSettlement, StaleVersion, type Store, StoreFailed } from '../ports/store.ts';
import type { Vault } from '../ports/vault.ts';
import { asOnePage, byTemplate, isByTemplate, templateKind } from './delivery/by-template.ts';
import { createDeadlines } from './delivery/deadlines.ts';
import { editFirst } from './delivery/edit-first.ts';
import type { Job, Settled } from './delivery/job.ts';
import type { LinkFiles } from './delivery/link-files.ts';
import type { JoinLook, Look } from './delivery/look.ts';
import { createPacer, type Pacer } from './delivery/pacer.ts';
import { render } from './delivery/render.ts';
import { sendPieces } from './delivery/send-pieces.ts';
import { createSettleAndTake, type Taken } from './delivery/settle-and-take.ts';
import type { JudgeReminder } from './judge-reminder.ts';
import { whereOf } from './put-aside.ts';
import type { WordsOf } from './words-of.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly wordsOf: WordsOf;
  readonly judgeReminder: JudgeReminder;
  readonly linkFiles: LinkFiles;
  /** Opens what may not be readable before it is sent. */
  readonly vault: Pick<Vault, 'open'>;
  readonly channels: readonly Channel[];
  /** Whether this process sends for the channel, by what it knows. */
  readonly holds: (channel: string) => boolean;
  /** Told of every attempt. */
  readonly onSettled: (channel: string, state: OutboxSettlement['state'], failure?: SendFailure) => void;
  /** Told of a message that our own code, not the platform, kept from being sent. */
  readonly onBug: (channel: string, id: number, error: unknown) => void;
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

export interface Delivery {
  readonly deliver: DeliverOutbox;
  readonly join: JoinLook;
}

/** Messages under way at a time; each chat has one at most, which keeps its order. */
const AT_ONCE = 300;
/** Those that end within so many milliseconds are written down together, by the next answers' commit if one comes. */
const GATHER = 20;
/** The same where more may be waiting than could be taken. */
const HURRY = 4;
/** As many end at once only while people are writing. */
const MANY = 10;
const SEND_TIMEOUT = 30_000;

/** What one channel has in hand. */
interface Hand {
  readonly channel: Channel;
  readonly pacer: Pacer;
  readonly settled: Settled[];
  /** In which this process was last told to send. */
  epoch: number;
  underWay: number;
  /** As much was taken at the last look as may be under way. */
  isFull: boolean;
  /** Something has happened since the last look. */
  stirred: boolean;
  stir: () => void;
  /** Told when there is nothing to be gathered any more: all has ended, or the next answers' commit takes it along. */
  enough: () => void;
  /** Ends with the look under way. */
  look: Promise<void> | undefined;
  running: Promise<number | undefined> | undefined;
}

export function createDelivery(deps: Deps): Delivery {
  const { store, clock, wordsOf, vault, holds, onSettled, onBug, random, elapsed, wait } = deps;
  const { settle, take } = createSettleAndTake(deps);
  const sending = { now: () => clock.now(), random, wait, deadline: createDeadlines(SEND_TIMEOUT) };
  const hands = new Map<string, Hand>();

  return {
    deliver(channel, epoch) {
      const hand = handOf(channel, epoch);
      hand.stirred = true;
      hand.stir();
      hand.running ??= run(hand);
      return hand.running;
    },
    join(channel) {
      const hand = hands.get(channel);
      if (hand === undefined || hand.look !== undefined || !holds(channel)) return undefined;
      hand.enough();
      return openLook(hand);
    },
  };

  function handOf(channel: Channel, epoch: number): Hand {
    const hand = hands.get(channel.name) ?? {
      channel,
      pacer: createPacer(channel.pace ?? {}, channel.isGroup ?? (() => false), elapsed),
      settled: [],
      epoch,
      underWay: 0,
      isFull: false,
      stirred: false,
      stir: () => {},
      enough: () => {},
      look: undefined,
      running: undefined,
    };
    hand.epoch = epoch;
    hands.set(channel.name, hand);
    return hand;
  }

  async function run(hand: Hand): Promise<number | undefined> {
    // Whoever calls now must find it running.
    await undefined;
    try {
      for (;;) {
        hand.stirred = false;
        const { jobs, isHeld } = await lookAlone(hand);
        if (hand.stirred) continue;
        if (hand.underWay + hand.settled.length > 0)
          await stirring(hand, isHeld ? hand.pacer.rest() : undefined);
        else if (isHeld) return Math.max(1, Math.ceil(hand.pacer.rest()));
        else if (jobs.length === 0) return undefined;
      }
    } finally {
      hand.running = undefined;
    }
  }

  /** In a transaction of its own. */
  async function lookAlone(hand: Hand): Promise<Taken> {
    while (hand.look !== undefined) await hand.look;
    const look = openLook(hand);
    try {
      await store.transaction((tx) => look.work(tx));
    } catch (error) {
      look.giveBack();
      if (error instanceof StoreFailed) throw error;
      await settleAlone(hand);
      // Somebody who is being reminded wrote at the same moment.
      if (!(error instanceof StaleVersion)) throw error;
      hand.stirred = true;
      return NOTHING;
    }
    look.begin();
    return look.taken();
  }

  /** Whatever is wrong with the next look, what the last one took was sent and must not be sent again. */
  async function settleAlone(hand: Hand): Promise<void> {
    const settled = hand.settled.splice(0);
    if (settled.length === 0) return;
    try {
      await store.transaction((tx) => settle(tx, hand.epoch, settled));
    } catch (error) {
      hand.settled.unshift(...settled);
      throw error;
    }
  }

  function openLook(hand: Hand): Look & { taken(): Taken } {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { channel, epoch, pacer } = hand;
    let settled: readonly Settled[] = [];
    let taken = NOTHING;
    const end = (): void => {
      hand.look = undefined;
      resolve();
    };
    hand.look = promise;
    return {
      async work(tx) {
        settled = hand.settled.splice(0);
        const room = { free: AT_ONCE - hand.underWay, allowed: pacer.allowance() };
        await settle(tx, epoch, settled);
        taken = await take(tx, channel, epoch, room);
        hand.isFull = taken.jobs.length >= room.free;
      },
      begin() {
        for (const job of taken.jobs) begin(hand, job);
        end();
      },
      giveBack() {
        hand.settled.unshift(...settled);
        end();
      },
      taken: () => taken,
    };
  }

  /** Until something ends, somebody calls, or the pace lets more go. */
  async function stirring(hand: Hand, rest: number | undefined): Promise<void> {
    const stirred = new Promise<void>((resolve) => {
      hand.stir = resolve;
    });
    if (hand.settled.length === 0)
      await (rest === undefined ? stirred : Promise.race([stirred, wait(Math.max(1, rest))]));
    // The others that are about to end share the next commit.
    if (hasAll(hand)) return;
    const gathered = new Promise<void>((resolve) => {
      hand.enough = resolve;
    });
    await Promise.race([gathered, wait(hand.isFull ? HURRY : GATHER)]);
  }

  function begin(hand: Hand, job: Job): void {
    const { channel, pacer } = hand;
    hand.underWay++;
    const end = (to: OutboxSettlement, error?: SendError): void => {
      hand.underWay--;
      // What is wrong with a template says nothing about the channel.
      onSettled(channel.name, to.state, isByTemplate(job.row) ? undefined : error?.failure);
      hand.settled.push({ ...job, to, ...(error && { error }) });
      hand.stir();
      if (hasAll(hand)) hand.enough();
    };
    if (!('say' in job.verdict)) {
      end(job.verdict.settle);
      return;
    }
    perform(channel, job, job.verdict.say, pacer).then(
      ({ to, error }) => end(to, error),
      (error) => {
        onBug(channel.name, job.row.id, error);
        end({ state: 'failed', reason: `bug: ${whereOf(error)}` });
      },
    );
  }

  async function perform(channel: Channel, { row, changes }: Job, say: Say, pacer: Pacer) {
    const message = render(unlocked(say), row.language, wordsOf(channel.commune));
    const kind = isByTemplate(row) ? templateKind(row) : undefined;
    if (kind !== undefined) {
      const way = byTemplate(channel, kind);
      return sendPieces({ ...sending, channel: way, pacer }, row, [asOnePage(message)]);
    }
    const pieces = fitMessage(message, channel.limits);
    const by = changes !== undefined && pieces.length === 1 ? editFirst(channel, changes) : channel;
    return sendPieces({ ...sending, channel: by, pacer }, row, pieces);
  }

  /** Sealed by a process that is gone: the person is told how to go on. */
  function unlocked(say: Say): Say {
    if (say.locked === undefined) return say;
    const opened = vault.open(say.locked);
    return opened === undefined ? restarted : (JSON.parse(opened) as Say);
  }
}

/** Where many have ended the next answers are not far, and may take them along. */
const hasAll = ({ underWay, settled }: Hand): boolean => underWay === 0 && settled.length < MANY;

const NOTHING: Taken = { jobs: [], isHeld: false };

const restarted: Say = { parts: [{ key: 'violation.restarted' }], choices: [] };
