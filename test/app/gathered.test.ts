import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import { instant, later } from '../../src/core/time/instant.ts';
import type { Channel } from '../../src/ports/channel.ts';
import type { Store, Tx } from '../../src/ports/store.ts';
import { createBareDelivery } from '../support/bare-delivery.ts';
import { openBlankStore } from '../support/blank-store.ts';
import { claimLease } from '../support/claim-lease.ts';
import { createVirtualTime } from '../support/virtual-time.ts';

const START = instant('2025-12-24T08:00:00+07:00');

/** A channel on which everything arrives in a moment, and what each commit has taken and written down. */
async function open() {
  const time = createVirtualTime(START);
  const commits: string[] = [];
  const channel: Channel = {
    name: 'telegram',
    commune: 'nghia-trung',
    limits: { text: 4_096, choices: 30, choiceText: 60 },
    resend: false,
    async send() {
      for (let turns = 0; turns < 3; turns++) await setImmediate();
      return 'id';
    },
  };
  const bare = await openBlankStore({ cipher: createCipher(new Uint8Array(32).fill(7)), ids: () => 'id' });
  const store: Store = {
    ...bare,
    async transaction(work) {
      let [settled, taken] = [0, 0];
      const result = await bare.transaction((tx) => {
        const outbox: Tx['outbox'] = {
          ...tx.outbox,
          settle(...args) {
            settled++;
            tx.outbox.settle(...args);
          },
          async take(...args) {
            const rows = await tx.outbox.take(...args);
            taken += rows.length;
            return rows;
          },
        };
        return work({ ...tx, outbox });
      });
      if (settled + taken > 0) commits.push(`${settled} settled, ${taken} taken`);
      return result;
    },
  };
  const { deliver, join } = createBareDelivery(store, [channel], time);
  await bare.transaction(async (tx) => claimLease(tx, channel.name, START));
  await deliver(channel, 1);
  let serial = 0;
  return {
    time,
    commits,
    close: () => store.close(),
    /** So many people are answered by one commit; what is sent has arrived. */
    async answer(people: number): Promise<void> {
      const look = join(channel.name);
      await store.transaction(async (tx) => {
        for (let n = 0; n < people; n++)
          tx.outbox.add({
            key: `answer ${++serial}`,
            channel: channel.name,
            address: `${n}`,
            kind: 'reply',
            language: 'vi',
            say: { parts: [{ key: 'plain', params: { text: 'Đã ghi' } }], choices: [] },
            notBefore: START,
          });
        await look?.work(tx);
      });
      look?.begin();
      void deliver(channel, 1);
      for (let turns = 0; turns < 20; turns++) await setImmediate();
    },
  };
}

test('while many people write, one commit takes their answers and writes down those of before', async () => {
  const { answer, commits, time, close } = await open();
  for (let round = 0; round < 3; round++) await answer(40);
  expect(commits).toEqual(['0 settled, 40 taken', '40 settled, 40 taken', '40 settled, 40 taken']);
  await time.runUntil(later(START, 50));
  expect(commits.at(-1)).toBe('40 settled, 0 taken');
  await close();
});

test('where few write, what has ended is written down at once', async () => {
  const { answer, commits, close } = await open();
  await answer(3);
  expect(commits).toEqual(['0 settled, 3 taken', '3 settled, 0 taken']);
  await close();
});
