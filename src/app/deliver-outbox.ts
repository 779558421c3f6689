import { altOf } from '../core/flow/guide.ts';
import { fit } from '../core/message/fit.ts';
import type { Say } from '../core/message/message.ts';
import type { Outbound } from '../core/message/outbound.ts';
import { type Instant, later, MINUTE } from '../core/time/instant.ts';
import { type Channel, SendError } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import { type OutboxRow, type OutboxSettlement, StaleVersion, type Store, type Tx } from '../ports/store.ts';
import type { Vault } from '../ports/vault.ts';
import type { Words } from '../ports/words.ts';
import { type JudgeReminder, remindersIn, type Verdict } from './judge-reminder.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly words: Words;
  readonly judgeReminder: JudgeReminder;
  /** Opens what may not be readable before it is sent. */
  readonly vault: Pick<Vault, 'open'>;
}

/** Delivers all that may go now on one channel; returns how many messages it dealt with. */
export type DeliverOutbox = (channel: Channel, epoch: number) => Promise<number>;

/** Chats served side by side in one round; each gives its oldest message only, which keeps the order in a chat. */
const CHATS_AT_ONCE = 100;
/** Rounds without a pause; whatever is left waits for the next call. */
const MAX_ROUNDS = 1_000;
const SEND_TIMEOUT = 30_000;
const MAX_ATTEMPTS = 8;

interface Job {
  readonly row: OutboxRow;
  readonly verdict: Verdict;
}

interface Settled extends Job {
  readonly to: OutboxSettlement;
}

export function createDeliverOutbox({ store, clock, words, judgeReminder, vault }: Deps): DeliverOutbox {
  return async (channel, epoch) => {
    let delivered = 0;
    let settled: readonly Settled[] = [];
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const jobs = await settleAndTake(channel, epoch, settled);
      if (jobs.length === 0) return delivered;
      delivered += jobs.length;
      const signal = AbortSignal.timeout(SEND_TIMEOUT);
      settled = await Promise.all(
        jobs.map(async ({ row, verdict }) => ({
          row,
          verdict,
          to: 'say' in verdict ? await send(channel, row, verdict.say, signal) : verdict.settle,
        })),
      );
    }
    await store.transaction(async (tx) => settle(tx, epoch, settled));
    return delivered;
  };

  /** Writes down what became of one round and takes the next: one commit for both. */
  async function settleAndTake(
    channel: Channel,
    epoch: number,
    settled: readonly Settled[],
  ): Promise<readonly Job[]> {
    const at = clock.now();
    try {
      return await store.transaction(async (tx) => {
        settle(tx, epoch, settled);
        const rows = await tx.outbox.take(channel.name, at, CHATS_AT_ONCE, epoch);
        const verdicts = await judgeReminder(tx, channel.commune, rows, at);
        return rows.map((row) => ({ row, verdict: verdicts.get(row.id) ?? { say: row.say } }));
      });
    } catch (error) {
      // Whatever is wrong with the next round, the last one was sent and must not be sent again.
      if (settled.length > 0) await store.transaction(async (tx) => settle(tx, epoch, settled));
      // Somebody who is being reminded wrote at the same moment.
      if (error instanceof StaleVersion) return settleAndTake(channel, epoch, []);
      throw error;
    }
  }

  async function send(
    channel: Channel,
    row: OutboxRow,
    say: Say,
    signal: AbortSignal,
  ): Promise<OutboxSettlement> {
    try {
      let providerId = '';
      for (const piece of fit(render(unlocked(say), row), channel.limits)) {
        providerId = await channel.send(row.address, piece, signal);
      }
      return { state: 'sent', at: clock.now(), providerId };
    } catch (error) {
      return afterFailure(row, error, clock.now());
    }
  }

  /** Sealed by a process that is gone: the person is told how to go on. */
  function unlocked(say: Say): Say {
    if (say.locked === undefined) return say;
    const opened = vault.open(say.locked);
    return opened === undefined ? restarted : (JSON.parse(opened) as Say);
  }

  function render({ parts, choices, picture, files }: Say, { language }: OutboxRow): Outbound {
    return {
      text: parts.map((part) => words.say(language, part)).join('\n\n'),
      choices: choices.map(({ token, label }) => ({ token, text: words.say(language, label) })),
      ...(picture !== undefined && {
        picture: { name: picture, alt: words.say(language, altOf(picture)) },
      }),
      ...(files !== undefined && {
        files: files.map(({ alt, ...file }) => ({
          ...file,
          ...(alt && { alt: words.say(language, alt) }),
        })),
      }),
    };
  }
}

const restarted: Say = { parts: [{ key: 'violation.restarted' }], choices: [] };

function settle(tx: Tx, epoch: number, settled: readonly Settled[]): void {
  for (const { row, verdict, to } of settled) {
    tx.outbox.settle(row.id, epoch, to);
    if (to.state === 'pending') continue;
    const cleared = 'say' in verdict ? verdict.cleared : undefined;
    for (const key of remindersIn(row)) {
      const reason = cleared?.get(key);
      if (reason !== undefined) tx.reminders.settle(key, 'cleared', reason);
      else if (to.state === 'sent') tx.reminders.settle(key, 'sent');
      else tx.reminders.settle(key, to.state === 'cleared' ? 'cleared' : 'dropped', to.reason);
    }
  }
}

/** What becomes of a message that did not go through. Only our own bugs are not SendErrors; they park the message. */
export function afterFailure(row: OutboxRow, error: unknown, at: Instant): OutboxSettlement {
  if (!(error instanceof SendError)) return { state: 'failed', reason: `bug: ${String(error)}` };
  if (!error.retryable || row.attempts >= MAX_ATTEMPTS) return { state: 'failed', reason: error.failure };
  const wait = error.retryAfter === undefined ? 1_000 * 2 ** row.attempts : error.retryAfter * 1_000;
  return { state: 'pending', notBefore: later(at, Math.min(wait, 30 * MINUTE)), reason: error.failure };
}
