import { expect, test } from 'vitest';
import type { OutboxDraft, OutboxSettlement, Store } from '../../../src/ports/store.ts';
import { claimLease } from '../../support/claim-lease.ts';
import { draft, hours, morning, reminder, say, take, takeOne } from './people.ts';

const sent: OutboxSettlement = { state: 'sent', at: morning, providerId: 'p' };

export function outboxContract(open: () => Store): void {
  const add = (...drafts: OutboxDraft[]) =>
    open().transaction(async (tx) => {
      for (const one of drafts) tx.outbox.add(one);
    });
  const settle = (id: number, to: OutboxSettlement, epoch = 1) =>
    open().transaction(async (tx) => tx.outbox.settle(id, epoch, to));
  const nextAt = () => open().transaction((tx) => tx.outbox.nextAt('web'));

  test('a message comes out as it went in', async () => {
    const whole = draft('a', { reminder: 'r', kind: 'reminder', expires: hours(1), language: 'en' });
    await add({ ...whole, say: say('Đã ghi nhận ở Thôn 3') });
    const rows = await open().transaction((tx) => tx.outbox.take('web', morning, 10, 1));
    expect(rows).toEqual([
      { ...whole, say: say('Đã ghi nhận ở Thôn 3'), id: expect.any(Number), attempts: 1 },
    ]);
  });

  test('the name that the platform gave a message is known by its key, once it was sent', async () => {
    await add(draft('a'));
    const sentAs = (address = draft('a').address) =>
      open().transaction((tx) => tx.outbox.sentAs({ channel: 'web', address }, 'a'));
    expect(await sentAs()).toBeUndefined();
    await settle(await takeOne(open()), sent);
    expect(await sentAs()).toBe('p');
    expect(await sentAs('somebody else')).toBeUndefined();
  });

  test('the same key twice is one message', async () => {
    await add(draft('a'), draft('a'));
    await add(draft('a'), draft('b', { address: 'bo' }));
    expect(await take(open())).toEqual(['a', 'b']);
  });

  test('what is added can be taken in the same transaction, and what was there before has stayed', async () => {
    await add(draft('a', { say: say('Thôn 1') }));
    const rows = await open().transaction(async (tx) => {
      tx.outbox.add(draft('a', { say: say('Thôn 2') }));
      tx.outbox.add(draft('b', { say: say('Thôn 3'), address: 'bo' }));
      return tx.outbox.take('web', morning, 10, 1);
    });
    expect(rows.map((row) => row.say)).toEqual([say('Thôn 1'), say('Thôn 3')]);
  });

  test('a chat gets its messages one after the other, chats side by side', async () => {
    await add(
      draft('a1'),
      draft('a2'),
      draft('a3'),
      draft('b1', { address: 'bo' }),
      draft('c1', { channel: 'zalo' }),
    );
    const id = await takeOne(open());
    expect(await take(open())).toEqual(['b1']);
    expect(await take(open())).toEqual([]);
    await settle(id, sent);
    expect(await take(open())).toEqual(['a2']);
  });

  test('a message that is to be tried again holds up those behind it', async () => {
    await add(draft('a1'), draft('a2'));
    await settle(await takeOne(open()), { state: 'pending', notBefore: hours(1), reason: 'throttled' });
    expect(await take(open())).toEqual([]);
    expect(await nextAt()).toBe(hours(1));
    const rows = await open().transaction((tx) => tx.outbox.take('web', hours(1), 10, 1));
    expect(rows).toMatchObject([{ key: 'a1', attempts: 2, notBefore: hours(1) }]);
  });

  test.each(['unknown', 'failed', 'cleared'] as const)(
    'a message that is %s holds up nobody',
    async (state) => {
      await add(draft('a1'), draft('a2'));
      await settle(await takeOne(open()), { state, reason: 'because' });
      expect(await take(open())).toEqual(['a2']);
    },
  );

  test('replies go before reminders and notices, in each chat and over all', async () => {
    await add(draft('n', { kind: 'notice' }), draft('r', { kind: 'reminder', address: 'bo' }), draft('a'));
    await add(draft('b', { address: 'chi' }));
    expect(await take(open(), morning, 1, 2)).toEqual(['a', 'b']);
    expect(await take(open())).toEqual(['r']);
  });

  test('what waits for its hour holds up nobody', async () => {
    await add(
      draft('r', { kind: 'reminder', notBefore: hours(9) }),
      draft('n', { kind: 'notice' }),
      draft('a'),
    );
    await settle(await takeOne(open()), sent);
    expect(await take(open())).toEqual(['n']);
  });

  test('the next moment is the first at which something can be taken', async () => {
    expect(await nextAt()).toBeUndefined();
    await add(draft('b', { address: 'bo', notBefore: hours(2) }), draft('a', { notBefore: hours(1) }));
    expect(await nextAt()).toBe(hours(1));
    expect(await take(open(), hours(1))).toEqual(['a']);
    await add(draft('a2'));
    expect(await nextAt()).toBe(hours(2));
    expect(await take(open(), hours(2))).toEqual(['b']);
    expect(await nextAt()).toBeUndefined();
  });

  test('a message may carry several reminders, and takes all of them with it when it expires', async () => {
    const rows = [reminder('r1'), reminder('r2'), reminder('r3')];
    const digest = draft('a', { kind: 'reminder', reminder: 'r1', also: ['r2', 'r3'], expires: hours(1) });
    await open().transaction((tx) => tx.reminders.add(rows));
    await add(digest);
    const [taken] = await open().transaction((tx) => tx.outbox.take('web', morning, 1, 1));
    expect(taken).toMatchObject({ reminder: 'r1', also: ['r2', 'r3'] });
    await open().transaction(async (tx) =>
      tx.outbox.settle(taken?.id ?? 0, 1, { state: 'pending', notBefore: hours(2), reason: 'throttled' }),
    );
    expect(await take(open(), hours(2))).toEqual([]);
    const ledger = await open().transaction((tx) => tx.reminders.of('thu', 'dot-1'));
    expect(ledger.map(({ state, reason }) => [state, reason])).toEqual(Array(3).fill(['dropped', 'expired']));
  });

  test('what did not arrive is told, newest first, and counted beside what waits', async () => {
    await add(draft('a'), draft('b', { address: 'bo' }), draft('c', { address: 'chi' }));
    const rows = await open().transaction((tx) => tx.outbox.take('web', morning, 2, 1));
    const [first, second] = rows.map(({ id }) => id);
    await settle(first ?? 0, { state: 'failed', reason: 'blocked' });
    await settle(second ?? 0, { state: 'unknown', reason: 'answer-lost' });
    const told = await open().transaction((tx) => tx.outbox.undelivered(['web'], morning, 9));
    expect(told).toMatchObject([
      { address: 'bo', state: 'unknown', reason: 'answer-lost' },
      { state: 'failed', reason: 'blocked' },
    ]);
    expect(await open().transaction((tx) => tx.outbox.undelivered(['web'], hours(1), 9))).toEqual([]);
    expect(await open().transaction((tx) => tx.outbox.undelivered(['zalo'], morning, 9))).toEqual([]);
    const backlog = await open().transaction((tx) => tx.outbox.backlog('web', morning));
    expect(backlog).toEqual({ waiting: 1, since: morning, unknown: 1, failed: 1 });
  });

  test('what the platform would not take for now is told by its reason, until it is sent', async () => {
    await add(draft('a'), draft('b', { address: 'bo' }), draft('c', { address: 'chi' }));
    const rows = await open().transaction((tx) => tx.outbox.take('web', morning, 9, 1));
    const held = () => open().transaction((tx) => tx.outbox.held(['web', 'zalo']));
    expect(await held()).toEqual([]);
    for (const [n, reason] of ['misconfigured', 'misconfigured', 'pace'].entries())
      await settle(rows[n]?.id ?? 0, { state: 'pending', notBefore: hours(2), reason });
    expect(await held()).toEqual([{ channel: 'web', reason: 'misconfigured', count: 2 }]);
    expect(await open().transaction((tx) => tx.outbox.held([]))).toEqual([]);
    await take(open(), hours(3));
    expect(await held()).toEqual([]);
  });

  test('what ran out of time is told too, and nothing that is private ever', async () => {
    await add(
      draft('late', { kind: 'notice', expires: hours(1) }),
      draft('a', { kind: 'private', address: 'bo' }),
    );
    const [secret] = await open().transaction((tx) => tx.outbox.take('web', hours(2), 9, 1));
    await settle(secret?.id ?? 0, { state: 'failed', reason: 'blocked' });
    const told = await open().transaction((tx) => tx.outbox.undelivered(['web'], morning, 9));
    expect(told).toMatchObject([{ kind: 'notice', state: 'expired', reason: 'expired', at: morning }]);
  });

  test('what did not arrive can be tried again, with its reminders, or taken off the list', async () => {
    await open().transaction((tx) => tx.reminders.add([reminder('r1')]));
    await add(
      draft('a', { kind: 'reminder', reminder: 'r1', expires: hours(1) }),
      draft('b', { kind: 'notice', address: 'bo' }),
    );
    const rows = await open().transaction((tx) => tx.outbox.take('web', morning, 9, 1));
    const [first = 0, second = 0] = rows.map(({ id }) => id);
    await settle(first, { state: 'failed', reason: 'blocked' });
    await settle(second, { state: 'unknown', reason: 'answer-lost' });
    await open().transaction(async (tx) => tx.reminders.settle('r1', 'dropped', 'blocked'));
    expect(await open().transaction((tx) => tx.outbox.retry(first, hours(2)))).toBe(true);
    expect(await open().transaction((tx) => tx.reminders.of('thu', 'dot-1'))).toMatchObject([
      { state: 'queued' },
    ]);
    expect(await open().transaction((tx) => tx.outbox.drop(second))).toBe(true);
    expect(await open().transaction((tx) => tx.outbox.undelivered(['web'], morning, 9))).toEqual([]);
    expect(await take(open(), hours(2))).toEqual(['a']);
    expect(await open().transaction((tx) => tx.outbox.retry(first, hours(2)))).toBe(false);
    expect(await open().transaction((tx) => tx.outbox.drop(9_999))).toBe(false);
  });

  test('how far a message has come is kept until it is taken again', async () => {
    await add(draft('a'));
    const progress = { tries: 2, piece: 3, doubtful: true };
    await settle(await takeOne(open()), { state: 'pending', notBefore: morning, reason: 'pace', progress });
    expect(await open().transaction((tx) => tx.outbox.take('web', morning, 9, 1))).toMatchObject([
      { key: 'a', progress },
    ]);
  });

  test('replies can be taken alone, and all others alone', async () => {
    await add(draft('a'), draft('n', { kind: 'notice', address: 'bo' }));
    const ranks = (which: 'replies' | 'others') =>
      open().transaction(async (tx) =>
        (await tx.outbox.take('web', morning, 9, 1, which)).map(({ key }) => key),
      );
    expect(await ranks('others')).toEqual(['n']);
    expect(await ranks('replies')).toEqual(['a']);
  });

  test('a long token has one short name, and is found by it', async () => {
    const token = `/later ${'thon-so-mot '.repeat(9)}`;
    const [name, again] = await open().transaction(async (tx) => [
      tx.buttons.keep(token, morning),
      tx.buttons.keep(token, hours(1)),
    ]);
    expect(again).toBe(name);
    expect(name).toHaveLength(23);
    const found = await open().transaction((tx) => tx.buttons.find([name ?? '', '#khong-co']));
    expect([...found]).toEqual([[name, token]]);
    expect(await open().transaction((tx) => tx.buttons.prune(hours(2), 9))).toBe(1);
  });

  test('what is over its time expires, and so does its reminder', async () => {
    await open().transaction((tx) => tx.reminders.add([reminder('r1'), reminder('r2', { state: 'sent' })]));
    const late = { kind: 'reminder', expires: hours(1) } as const;
    await add(
      draft('a', { ...late, reminder: 'r1' }),
      draft('b', { ...late, reminder: 'r2', address: 'bo' }),
      draft('c'),
    );
    expect(await take(open(), hours(1))).toEqual(['c']);
    const ledger = await open().transaction((tx) => tx.reminders.of('thu', 'dot-1'));
    expect(ledger).toMatchObject([
      { key: 'r1', state: 'dropped', reason: 'expired' },
      { key: 'r2', state: 'sent' },
    ]);
  });

  test("a deposed leader's settlement is ignored, and it can take no more", async () => {
    await add(draft('a'), draft('b', { address: 'bo' }));
    const lead = () => open().transaction((tx) => claimLease(tx, 'web', morning));
    const old = await lead();
    const id = await takeOne(open(), morning, old);
    const epoch = await lead();
    expect(epoch).toBeGreaterThan(old);
    expect(await take(open(), morning, old)).toEqual([]);
    expect(await open().transaction((tx) => tx.outbox.recover('web', epoch, true))).toBe(1);
    await settle(id, sent, old);
    expect(await take(open(), morning, epoch)).toEqual(['a', 'b']);
    await settle(id, sent, old);
    // Whatever it says: the message is in other hands.
    await settle(id, { state: 'pending', notBefore: morning, reason: 'throttled' }, old);
    await settle(id, { state: 'failed', reason: 'blocked' }, old);
    expect(await take(open(), morning, epoch)).toEqual([]);
    await settle(id, { state: 'pending', notBefore: morning, reason: 'throttled' }, epoch);
    expect(await take(open(), morning, epoch)).toEqual(['a']);
  });

  test('what was being sent when the process died is sent again only where that is harmless', async () => {
    await add(draft('a'), draft('b', { channel: 'zalo' }));
    const recover = (channel: string, epoch: number, resend: boolean) =>
      open().transaction((tx) => tx.outbox.recover(channel, epoch, resend));
    await open().transaction(async (tx) => {
      await tx.outbox.take('web', morning, 10, 1);
      await tx.outbox.take('zalo', morning, 10, 1);
    });
    expect(await recover('web', 1, true)).toBe(0);
    expect(await recover('web', 2, true)).toBe(1);
    expect(await recover('zalo', 2, false)).toBe(1);
    expect(await take(open(), morning, 2)).toEqual(['a']);
    expect(await open().transaction((tx) => tx.outbox.take('zalo', morning, 10, 2))).toEqual([]);
  });

  test('finished messages are forgotten by age, failed and unknown ones are kept', async () => {
    await add(
      draft('a'),
      draft('b', { address: 'bo' }),
      draft('c', { address: 'chi' }),
      draft('d', { address: 'em' }),
    );
    const endings = [
      sent,
      { state: 'failed', reason: 'blocked' },
      { state: 'unknown', reason: 'crashed' },
    ] as const;
    for (const ending of endings) await settle(await takeOne(open()), ending);
    const prune = () => open().transaction((tx) => tx.outbox.prune(hours(1), 10));
    expect([await prune(), await prune()]).toEqual([1, 0]);
    expect(await take(open())).toEqual(['d']);
  });
}
