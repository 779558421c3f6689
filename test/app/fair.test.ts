import { expect, test } from 'vitest';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import { type Instant, instant, later } from '../../src/core/time/instant.ts';
import type { Channel } from '../../src/ports/channel.ts';
import { createBareDelivery } from '../support/bare-delivery.ts';
import { openBlankStore } from '../support/blank-store.ts';
import { claimLease } from '../support/claim-lease.ts';
import { createVirtualTime } from '../support/virtual-time.ts';

const START = instant('2025-12-24T08:00:00+07:00');

test('a commune with two thousand messages keeps no other commune waiting', async () => {
  const time = createVirtualTime(START);
  const arrived = new Map<string, Instant[]>();
  const open = (name: string, commune: string): Channel => ({
    name,
    commune,
    limits: { text: 4_096, choices: 30, choiceText: 60 },
    resend: false,
    pace: { overall: { messages: 29, seconds: 1, burst: 12 }, chat: { messages: 1, seconds: 1, burst: 4 } },
    async send() {
      await time.wait(80);
      arrived.set(name, [...(arrived.get(name) ?? []), time.now()]);
      return 'id';
    },
  });
  const channels = [open('large', 'nghia-trung'), open('small', 'yen-tho')];
  const store = await openBlankStore({ cipher: createCipher(new Uint8Array(32).fill(7)), ids: () => 'id' });
  const { deliver: deliverOutbox, bugs } = createBareDelivery(store, channels, time);
  await store.transaction(async (tx) => {
    for (const { name } of channels) await claimLease(tx, name, START);
    for (const [channel, count] of [
      ['large', 2_000],
      ['small', 40],
    ] as const)
      for (let n = 0; n < count; n++)
        tx.outbox.add({
          key: `${channel} ${n}`,
          channel,
          address: `${n}`,
          kind: 'reminder',
          language: 'vi',
          say: { parts: [{ key: 'plain', params: { text: 'Nhắc hạn' } }], choices: [] },
          notBefore: START,
        });
  });
  const deliver = async (channel: Channel): Promise<void> => {
    const again = await deliverOutbox(channel, 1);
    if (again !== undefined) await time.wait(again).then(() => deliver(channel));
  };
  for (const channel of channels) void deliver(channel);
  await time.runUntil(later(START, 3_000));
  expect(bugs).toEqual([]);
  // What its own pace takes, as if it were alone: a burst of nine and 29 a second.
  expect(arrived.get('small')).toHaveLength(40);
  expect((arrived.get('small')?.at(-1) ?? 0) - START).toBeLessThan(1_500);
  expect(arrived.get('large')?.length).toBeGreaterThan(80);
  await store.close();
});
