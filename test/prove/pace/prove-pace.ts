import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { openSqliteStore } from '../../../src/adapters/storage/sqlite.ts';
import { type Instant, instant, later } from '../../../src/core/time/instant.ts';
import type { Channel } from '../../../src/ports/channel.ts';
import type { OutboxDraft } from '../../../src/ports/store.ts';
import { createRandom } from '../../../src/stage/random.ts';
import { openTelegram, type Telegram } from '../../simulators/telegram/telegram.ts';
import { TELEGRAM_LIMITS } from '../../simulators/telegram/world.ts';
import { createBareDelivery } from '../../support/bare-delivery.ts';
import { claimLease } from '../../support/claim-lease.ts';
import { connectTelegram } from '../../support/telegram-channel.ts';
import { createVirtualTime, type VirtualTime } from '../../support/virtual-time.ts';

export interface PaceOptions {
  /** Reminders that are due at once, each for somebody else. */
  readonly reminders: number;
  /** Messages for each of them, in their order. */
  readonly each: number;
  /** People who write while the reminders go out, in a second. */
  readonly writers: number;
  /** Seconds after the start at which the platform says no to everybody, and for how long. */
  readonly storms: readonly { readonly at: number; readonly seconds: number }[];
  readonly seed: number;
}

export interface PaceProof {
  /** Times that the platform said no. */
  readonly refused: number;
  /** Sent in the steady time, of what the platform permits in it. */
  readonly share: number;
  /** Milliseconds between a reply that is written down and its arrival. */
  readonly replies: {
    readonly count: number;
    readonly p50: number;
    readonly p99: number;
    readonly most: number;
  };
  readonly seconds: number;
  /** What was doubled, lost, or out of its order. */
  readonly violations: readonly string[];
}

const START = instant('2025-12-24T08:00:00+07:00');
const FIRST = 10_000;
const WRITER = 900_000;
/** A call to the platform and back. */
const LATENCY = { from: 40, to: 160 };
/** Before this the bursts of both sides are used up. */
const STEADY = 3_000;

interface Arrived {
  readonly at: Instant;
  readonly chat: string;
  readonly text: string;
}

/** The product's own outbox and Telegram adapter against the simulator with Telegram's limits, on a clock that jumps. */
export async function provePace(options: PaceOptions): Promise<PaceProof> {
  const { reminders, each, writers, storms, seed } = options;
  const time = createVirtualTime(START);
  const random = createRandom(seed);
  const telegram = await openTelegram({ now: time.elapsed, limits: TELEGRAM_LIMITS });
  const real = await connectTelegram(telegram);
  const arrived: Arrived[] = [];
  const channel = overhear(real, time, random.between.bind(random), arrived);
  const store = await openSqliteStore({
    file: ':memory:',
    backups: '',
    cipher: createCipher(new Uint8Array(32).fill(7)),
    ids: () => 'id',
  });
  const epoch = await store.transaction((tx) => claimLease(tx, channel.name, START));
  const errors: unknown[] = [];
  const { deliver: deliverOutbox } = createBareDelivery(store, [channel], time, {
    random: () => random.fraction(),
    onBug: (_, __, error) => void errors.push(error),
  });
  /** As the loop does it: what only the pace holds back goes on by itself. */
  async function deliver(): Promise<void> {
    const again = await deliverOutbox(channel, epoch).catch((error) => void errors.push(error));
    if (again !== undefined) await time.wait(again).then(deliver);
  }
  const queue = (drafts: readonly OutboxDraft[]) =>
    store.transaction(async (tx) => {
      for (const draft of drafts) tx.outbox.add(draft);
    });

  meet(telegram, reminders, writers);
  await queue(
    Array.from({ length: reminders * each }, (_, n) =>
      draft('reminder', FIRST + (n % reminders), `r${Math.floor(n / reminders)}`, START),
    ),
  );
  void deliver();
  const takes = (reminders * each) / 29 + storms.reduce((sum, { seconds }) => sum + seconds * 3, 0);
  const end = later(START, (takes + 90) * 1_000);
  const asked = new Map<string, Instant>();
  void writeNowAndThen(later(START, takes * 1_000));
  void tick();
  for (const storm of storms) void blow(storm);
  await time.runUntil(end);
  await store.close();
  await telegram.close();

  const sent = Map.groupBy(arrived, ({ text }) => (text.startsWith('reply') ? 'replies' : 'reminders'));
  const last = sent.get('reminders')?.at(-1)?.at ?? START;
  const steady = arrived.filter(({ at }) => at >= later(START, STEADY) && at < last).length;
  const permitted = ((last - START - STEADY) / 1_000) * (TELEGRAM_LIMITS.overall?.messages ?? 0);
  const waits = (sent.get('replies') ?? [])
    .map(({ at, text }) => at - (asked.get(text) ?? at))
    .toSorted((a, b) => a - b);
  const at = (share: number) => waits[Math.floor(share * (waits.length - 1))] ?? 0;
  return {
    refused: telegram.refusals.get(429) ?? 0,
    share: steady / permitted,
    replies: { count: waits.length, p50: at(0.5), p99: at(0.99), most: at(1) },
    seconds: (last - START) / 1_000,
    violations: [
      ...errors.map(String),
      ...judge(sent.get('reminders') ?? [], reminders, each),
      ...[...asked.keys()]
        .filter((text) => arrived.filter((one) => one.text === text).length !== 1)
        .map((text) => `${text} did not arrive once`),
    ],
  };

  async function writeNowAndThen(until: Instant): Promise<void> {
    for (let n = 0; time.now() < until && writers > 0; n++) {
      await time.wait((2_000 / writers) * random.fraction());
      const words = `reply ${n}`;
      asked.set(words, time.now());
      await queue([draft('reply', WRITER + (n % (writers * 20)), words, time.now())]);
      void deliver();
    }
  }

  /** The loop looks every second, for what was put off. */
  async function tick(): Promise<void> {
    while (time.now() < end) {
      await time.wait(1_000);
      void deliver();
    }
  }

  async function blow({ at, seconds }: PaceOptions['storms'][number]): Promise<void> {
    await time.wait(at * 1_000);
    telegram.world.storm(time.now() + seconds * 1_000);
  }
}

function overhear(
  channel: Channel,
  time: VirtualTime,
  between: (from: number, to: number) => number,
  arrived: Arrived[],
): Channel {
  return {
    ...channel,
    async send(address, message, signal) {
      await time.wait(between(LATENCY.from, LATENCY.to) / 2);
      const id = await time.busy(channel.send(address, message, signal));
      arrived.push({ at: time.now(), chat: address, text: message.text });
      await time.wait(between(LATENCY.from, LATENCY.to) / 2);
      return id;
    },
  };
}

function meet(telegram: Telegram, reminders: number, writers: number): void {
  for (let n = 0; n < reminders; n++) telegram.person(FIRST + n).start();
  for (let n = 0; n < writers * 20; n++) telegram.person(WRITER + n).start();
}

const draft = (kind: 'reply' | 'reminder', chat: number, words: string, at: Instant): OutboxDraft => ({
  key: `${kind}:${chat}:${words}`,
  channel: 'telegram',
  address: String(chat),
  kind,
  language: 'vi',
  say: { parts: [{ key: 'plain', params: { text: words } }], choices: [] },
  notBefore: at,
});

/** Everybody got theirs, each once and in its order. */
function judge(arrived: readonly Arrived[], reminders: number, each: number): string[] {
  const chats = Map.groupBy(arrived, ({ chat }) => chat);
  const wanted = Array.from({ length: each }, (_, n) => `r${n}`).join();
  const wrong = [...chats].filter(([, said]) => said.map(({ text }) => text).join() !== wanted);
  return [
    ...(chats.size === reminders ? [] : [`${reminders - chats.size} people got nothing`]),
    ...wrong.map(([chat, said]) => `${chat} got ${said.map(({ text }) => text).join()}`),
  ];
}
