import { afterEach, expect, test } from 'vitest';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import type { JudgeReminder } from '../../src/app/judge-reminder.ts';
import { instant } from '../../src/core/time/instant.ts';
import type { Channel } from '../../src/ports/channel.ts';
import { type Store, StoreFailed } from '../../src/ports/store.ts';
import { createBareDelivery } from '../support/bare-delivery.ts';
import { openBlankStore } from '../support/blank-store.ts';
import { claimLease } from '../support/claim-lease.ts';
import { createVirtualTime } from '../support/virtual-time.ts';

const START = instant('2025-12-24T08:00:00+07:00');
const key = (n: number) => createCipher(new Uint8Array(32).fill(n));
let store: Store;
afterEach(() => store.close());

interface Faults {
  /** Whose message is sealed so that nobody can open it. */
  readonly damaged?: string;
  readonly judge?: (address: string) => void;
  readonly link?: (address: string) => void;
}

/** Three people are to be sent something, and one of the three cannot be. */
async function send({ damaged, judge = () => {}, link = () => {} }: Faults) {
  const time = createVirtualTime(START);
  const sent: string[] = [];
  const channel: Channel = {
    name: 'telegram',
    commune: 'nghia-trung',
    limits: { text: 4_096, choices: 30, choiceText: 60 },
    resend: false,
    async send(address) {
      sent.push(address);
      return 'id';
    },
  };
  const seal: typeof right.seal = (place, plain) =>
    (damaged !== undefined && place.endsWith(`:${damaged}`) ? wrong : right).seal(place, plain);
  const [right, wrong] = [key(7), key(8)];
  store = await openBlankStore({ cipher: { ...right, seal }, ids: () => 'id' });
  const judgeReminder: JudgeReminder = async (_, __, rows) => {
    for (const { address } of rows) judge(address);
    return new Map();
  };
  const { deliver, bugs } = createBareDelivery(store, [channel], time, {
    judgeReminder,
    linkFiles: async (_, say, { address }) => {
      link(address);
      return say;
    },
  });
  await store.transaction(async (tx) => {
    await claimLease(tx, channel.name, START);
    for (const address of ['an', 'bo', 'co'])
      tx.outbox.add({
        ...{ key: address, channel: channel.name, address, kind: 'notice', language: 'vi', notBefore: START },
        say: { parts: [{ key: 'plain', params: { text: 'Nhắc hạn' } }], choices: [] },
      });
  });
  const delivered = deliver(channel, 1);
  return {
    delivered,
    result: async () => {
      await delivered;
      const lost = await store.transaction((tx) => tx.outbox.undelivered(['telegram'], 0 as typeof START, 9));
      return { sent, bugs, lost: lost.map(({ address, state }) => `${address} ${state}`) };
    },
  };
}

const failsFor =
  (whom: string, error: Error = new TypeError('x is not a function')) =>
  (address: string): void => {
    if (address === whom) throw error;
  };

test('a message that nobody can open any more is given up, told of, and holds up nobody', async () => {
  const { result } = await send({ damaged: 'bo' });
  expect(await result()).toEqual({
    sent: ['an', 'co'],
    bugs: ['2: what it says cannot be opened'],
    lost: ['bo failed'],
  });
});

test('one that cannot be judged is given up, and the others are judged and go', async () => {
  const { result } = await send({ judge: failsFor('bo') });
  expect(await result()).toEqual({
    sent: ['an', 'co'],
    bugs: ['2: x is not a function'],
    lost: ['bo failed'],
  });
});

test('one for which no link can be made is given up, and the others go', async () => {
  const { result } = await send({ link: failsFor('co') });
  expect(await result()).toEqual({
    sent: ['an', 'bo'],
    bugs: ['3: x is not a function'],
    lost: ['co failed'],
  });
});

test('where the database is away no message is at fault, and all of them wait', async () => {
  let isAway = true;
  const judge = (): void => {
    if (isAway) throw new StoreFailed('the database is away');
  };
  const { delivered, result } = await send({ judge });
  await expect(delivered).rejects.toThrow('the database is away');
  isAway = false;
  await expect(result()).rejects.toThrow('the database is away');
  const lost = await store.transaction((tx) => tx.outbox.undelivered(['telegram'], 0 as typeof START, 9));
  expect(lost).toEqual([]);
  expect((await store.transaction((tx) => tx.outbox.take('telegram', START, 9, 1))).length).toBe(3);
});
