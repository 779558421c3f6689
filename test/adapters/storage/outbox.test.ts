import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { type Instant, later } from '../../../src/core/time/instant.ts';
import type { OutboxDraft, OutboxSettlement } from '../../../src/ports/store.ts';
import { openBlankStore } from '../../support/blank-store.ts';

const begin = 1_800_000_000_000 as Instant;
const chats = ['an', 'bo'];

type Move =
  | { readonly type: 'add'; readonly chat: number; readonly kind: OutboxDraft['kind']; readonly wait: number }
  | { readonly type: 'pass'; readonly by: number }
  | { readonly type: 'take'; readonly limit: number }
  | { readonly type: 'settle'; readonly which: number; readonly how: 'sent' | 'failed' | 'retry' };

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    type: fc.constant('add' as const),
    chat: fc.nat(chats.length - 1),
    kind: fc.constantFrom('reply', 'reminder', 'notice'),
    wait: fc.constantFrom(0, 0, 0, 5),
  }),
  fc.record({ type: fc.constant('pass' as const), by: fc.nat(6) }),
  fc.record({ type: fc.constant('take' as const), limit: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    type: fc.constant('settle' as const),
    which: fc.nat(9),
    how: fc.constantFrom('sent', 'sent', 'failed', 'retry'),
  }),
);

const settlement = (how: 'sent' | 'failed' | 'retry', now: Instant): OutboxSettlement => {
  if (how === 'sent') return { state: 'sent', at: now, providerId: 'p' };
  return how === 'failed'
    ? { state: 'failed', reason: 'blocked' }
    : { state: 'pending', notBefore: later(now, 3), reason: 'throttled' };
};

test('whatever happens, a chat hears its replies in order, one at a time, and every message ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 20, maxLength: 100, size: 'max' }), async (moves) => {
      const cipher = createCipher(new Uint8Array(32));
      const store = await openBlankStore({ cipher, ids: () => 'id' });
      let now = begin;
      let serial = 0;
      const sending = new Map<number, { readonly key: string; readonly chat: string }>();
      const ended: { readonly chat: string; readonly key: string }[] = [];

      const take = async (limit: number) => {
        const next = await store.transaction((tx) => tx.outbox.nextAt('web'));
        const rows = await store.transaction((tx) => tx.outbox.take('web', now, limit, 1));
        // Whoever sleeps until that moment misses nothing and is not woken for nothing.
        expect(rows.length > 0).toBe(next !== undefined && next <= now);
        for (const { id, key, address } of rows) {
          expect([...sending.values()].map(({ chat }) => chat)).not.toContain(address);
          sending.set(id, { key, chat: address });
        }
      };
      const settle = async (id: number, how: 'sent' | 'failed' | 'retry') => {
        const message = sending.get(id);
        sending.delete(id);
        await store.transaction(async (tx) => tx.outbox.settle(id, 1, settlement(how, now)));
        if (message && how !== 'retry') ended.push(message);
      };

      for (const one of moves) {
        if (one.type === 'pass') now = later(now, one.by);
        else if (one.type === 'take') await take(one.limit);
        else if (one.type === 'settle') {
          const id = [...sending.keys()][one.which % Math.max(1, sending.size)];
          if (id !== undefined) await settle(id, one.how);
        } else {
          const key = `${one.kind} ${String(++serial).padStart(3, '0')}`;
          const draft: OutboxDraft = {
            ...{ key, channel: 'web', address: chats[one.chat] ?? '', kind: one.kind, language: 'vi' },
            say: { parts: [], choices: [] },
            notBefore: later(now, one.kind === 'reply' ? 0 : one.wait),
          };
          await store.transaction(async (tx) => tx.outbox.add(draft));
        }
      }
      for (let rounds = 0; ended.length < serial; rounds++) {
        expect(rounds).toBeLessThan(200);
        now = later(now, 10);
        await take(10);
        for (const id of sending.keys()) await settle(id, 'sent');
      }

      for (const chat of chats) {
        const replies = ended.filter((message) => message.chat === chat && message.key.startsWith('reply'));
        expect(replies.map(({ key }) => key)).toEqual(replies.map(({ key }) => key).toSorted());
      }
      expect(new Set(ended.map(({ key }) => key)).size).toBe(serial);
      await store.close();
    }),
    { numRuns: 100 },
  );
});
