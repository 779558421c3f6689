import { createWeb } from '../../src/adapters/channels/web/index.ts';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import { createCarryChanges } from '../../src/app/carry-changes.ts';
import { createDelivery } from '../../src/app/deliver-outbox.ts';
import { createFireReminders } from '../../src/app/fire-reminders.ts';
import { withFreshPlans } from '../../src/app/fresh-plans.ts';
import { createJudgeReminder, remindersIn } from '../../src/app/judge-reminder.ts';
import { createPlanner } from '../../src/app/planner.ts';
import { createWordsOf } from '../../src/app/words-of.ts';
import { Commune } from '../../src/core/campaign/commune.ts';
import type { Change } from '../../src/core/change/change.ts';
import { emptyDialogue } from '../../src/core/dialogue/dialogue.ts';
import { addDays, type Day, day, dayOf, endOf } from '../../src/core/time/day.ts';
import type { Instant } from '../../src/core/time/instant.ts';
import type { Catalogue } from '../../src/ports/catalogue.ts';
import type { Channel } from '../../src/ports/channel.ts';
import type { Reminder, Store, Submission } from '../../src/ports/store.ts';
import { sampleCampaign, sampleUnit } from '../core/campaign/sample-campaign.ts';
import { openBlankStore } from '../support/blank-store.ts';
import { claimLease } from '../support/claim-lease.ts';
import { content } from '../support/test-app.ts';

/** One message that reached somebody, with what it carried and whether the unit still owed it at that moment. */
interface Sent {
  readonly key: string;
  readonly address: string;
  readonly owed: boolean;
}

/** A small commune whose clock may go back, whose process may end at any moment, and whose officer changes things. */
export interface Town {
  readonly sent: readonly Sent[];
  readonly errors: readonly unknown[];
  now(): Instant;
  pass(to: Instant): void;
  tick(): Promise<void>;
  restart(): Promise<void>;
  file(unit: string): Promise<void>;
  /** The last day becomes 31/12 and so many days. */
  move(days: number): Promise<void>;
  /** One unit has until 31/12 and so many days. */
  extend(unit: string, days: number): Promise<void>;
  retire(unit: string): Promise<void>;
  pause(on: boolean): Promise<void>;
  /** Takes back the last change. */
  undo(): Promise<void>;
  submissions(): Promise<readonly Submission[]>;
  ledger(): Promise<readonly Reminder[]>;
  close(): Promise<void>;
}

const CAMPAIGN = 'thu';
const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const LAST = day('2025-12-31');

interface Options {
  readonly units?: number;
  readonly commune?: string;
  /** Instead of a database in memory; it is not closed. */
  readonly store?: Store;
  /** The platform takes a message that comes twice as one. */
  readonly resend?: boolean;
  /** Called wherever a process can die between two writes; it throws when it is to die there. */
  readonly fault?: (where: string) => void;
}

/** What a process that is dead throws at whatever it still tries. */
export class Crash extends Error {}

export async function openTown(start: Instant, options: Options = {}): Promise<Town> {
  const { units = 3, commune: COMMUNE = 'xa-thu', fault = () => {}, resend = false } = options;
  const campaign = sampleCampaign({ escalation: [], commune: COMMUNE });
  const villages = Array.from({ length: units }, (_, n) => sampleUnit(`thon-${n + 1}`, { commune: COMMUNE }));
  const commune = Commune.parse({ id: COMMUNE, kind: 'xa', name: 'Thử', province: 'Thử', dutyPhone: null });
  const catalogue: Catalogue = {
    ...content.catalogue,
    communes: new Map([[COMMUNE, { commune, units: villages, campaigns: [campaign] }]]),
  };
  let count = 0;
  const bare =
    options.store ??
    (await openBlankStore({
      cipher: createCipher(new Uint8Array(32).fill(7)),
      ids: () => `id-${String(++count).padStart(6, '0')}`,
    }));
  let now = start;
  const clock = { now: () => now };
  const sent: Sent[] = [];
  const errors: unknown[] = [];
  const filed = new Set<string>();
  const retired = new Map<string, Day>();
  const made: { readonly seq: number; readonly change: Change }[] = [];

  const contacts = villages.map(({ id }) => ({
    channel: 'town',
    address: `${COMMUNE === 'xa-thu' ? '' : `${COMMUNE}-`}head-of-${id}`,
  }));
  await bare.transaction(async (tx) => {
    for (const [n, conversation] of (await tx.conversations.load(contacts)).entries()) {
      tx.conversations.save({ ...conversation, dialogue: emptyDialogue });
      const unit = villages[n]?.id ?? null;
      tx.grants.add(conversation.account, { role: 'head', commune: COMMUNE, unit }, start);
      // Each head writes from two chats, and is one recipient.
      const { channel: name, address, account } = conversation;
      tx.conversations.save({ ...conversation, channel: name, address: `second-${address}`, account });
    }
  });

  /** What each chat is being sent; a channel is not told. */
  const carried = new Map<string, readonly string[]>();
  const channel: Channel = {
    name: 'town',
    commune: COMMUNE,
    limits: { ...createWeb({ name: 'x', commune: COMMUNE, clock }).limits },
    resend,
    async send(address) {
      const unit = address.replace(/^.*head-of-/, '');
      fault('before sending');
      const from = retired.get(unit);
      const isGone = from !== undefined && from <= dayOf(now, TIME_ZONE);
      for (const key of carried.get(address) ?? [])
        sent.push({ key, address, owed: !filed.has(unit) && !isGone });
      fault('after sending');
      return `sent-${sent.length}`;
    },
  };
  let life = await boot();

  return {
    sent,
    errors,
    now: () => now,
    pass: (to) => {
      now = to;
    },
    tick: () => life.tick(),
    async restart() {
      life = await boot();
      await life.tick();
    },
    async file(unit) {
      filed.add(unit);
      await life.store.transaction(async (tx) => {
        const place = { commune: COMMUNE, campaign: CAMPAIGN, unit };
        const obligation = `${COMMUNE}/${CAMPAIGN}/bao-cao/${unit}/once`;
        tx.submissions.file({ ...place, obligation, nil: false, by: 'ai', at: now });
      });
    },
    move: (days) =>
      change({
        type: 'deadline-moved',
        report: 'bao-cao',
        period: 'once',
        through: addDays(LAST, days),
        reason: 'thử',
      }),
    extend: (unit, days) =>
      change({
        type: 'deadline-extended',
        obligation: `${COMMUNE}/${CAMPAIGN}/bao-cao/${unit}/once`,
        due: endOf(addDays(LAST, days), TIME_ZONE),
        reason: 'thử',
      }),
    async retire(unit) {
      if (retired.has(unit)) return;
      const from = dayOf(now, TIME_ZONE);
      retired.set(unit, from);
      await change({ type: 'unit-retired', unit, from });
    },
    pause: (on) => change(on ? { type: 'campaign-paused', reason: 'thử' } : { type: 'campaign-resumed' }),
    async undo() {
      const last = made.pop();
      if (last === undefined) return;
      if (last.change.type === 'unit-retired') retired.delete(last.change.unit);
      await add({ type: 'change-undone', of: last.seq });
    },
    submissions: () => bare.transaction((tx) => tx.submissions.of(COMMUNE, CAMPAIGN)),
    ledger: () => bare.transaction((tx) => tx.reminders.of(COMMUNE, CAMPAIGN)),
    async close() {
      if (options.store === undefined) await bare.close();
    },
  };

  async function add(what: Change): Promise<number> {
    const place = { commune: COMMUNE, campaign: 'from' in what ? null : CAMPAIGN, by: 'lan', at: now };
    return life.store.transaction((tx) => tx.changes.add({ ...place, change: what }));
  }

  async function change(what: Change): Promise<void> {
    made.push({ seq: await add(what), change: what });
  }

  /** A process begins: nothing is known but what is in the database. */
  async function boot() {
    const planner = createPlanner(catalogue);
    const store: Store = withFreshPlans(mortal(watch(bare)), planner);
    const epoch = await store.transaction(async (tx) => {
      const led = await claimLease(tx, 'town', now);
      await tx.outbox.recover('town', led, resend);
      return led;
    });
    const fire = createFireReminders({ store, clock, planner });
    const carry = createCarryChanges({ store, clock, planner });
    const { deliver } = createDelivery({
      store,
      clock,
      wordsOf: createWordsOf(content.words, content.catalogue),
      judgeReminder: createJudgeReminder(planner),
      linkFiles: async (_, say) => say,
      // Nothing that is said here is sealed with it.
      vault: { open: () => undefined },
      holds: () => true,
      onSettled: () => {},
      // Here what is thrown while sending is the death of the process, and no fault.
      onBug: () => {},
      channels: [channel],
      random: () => 0,
      elapsed: () => now,
      wait: async () => {},
    });
    return {
      store,
      async tick() {
        try {
          await carry();
          await fire();
          await deliver(channel, epoch);
        } catch (error) {
          if (!(error instanceof Crash)) errors.push(error);
        }
      },
    };
  }

  /** Dies before a commit, with it rolled back, or after it; a dead one does nothing any more. */
  function mortal(store: Store): Store {
    return {
      ...store,
      async transaction(work) {
        fault('before a transaction');
        const result = await store.transaction(async (tx) => {
          const made = await work(tx);
          fault('before a commit');
          return made;
        });
        fault('after a commit');
        return result;
      },
    };
  }

  function watch(store: Store): Store {
    return {
      ...store,
      transaction: (work) =>
        store.transaction((tx) =>
          work({
            ...tx,
            outbox: {
              ...tx.outbox,
              async take(...about) {
                const rows = await tx.outbox.take(...about);
                for (const row of rows) carried.set(row.address, remindersIn(row));
                return rows;
              },
            },
          }),
        ),
    };
  }
}
