import { expect, test } from 'vitest';
import { day } from '../../../src/core/time/day.ts';
import type { Instant } from '../../../src/core/time/instant.ts';
import type { Store, Tip } from '../../../src/ports/store.ts';
import { claimLease } from '../../support/claim-lease.ts';
import { hours, morning } from './people.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const tip = (id: string, change: Partial<Tip> = {}) => ({
  id,
  commune: 'thu',
  campaign: 'dot-1',
  lookup: `lookup-${id}`,
  key: `age1${id}`,
  state: 'received' as const,
  received: morning,
  since: morning,
  due: hours(8),
  waits: 'nobody' as const,
  ...change,
});

export function tipsContract(open: () => Store): void {
  test('a tip is found by its id and by its receipt, with what is readable of it', async () => {
    await open().transaction(async (tx) => {
      await tx.tips.add(tip('b', { since: hours(1) }), { content: bytes('c'), relay: bytes('r') });
      await tx.tips.add(tip('a'), { content: bytes('c'), identity: bytes('i') });
      await tx.tips.add(tip('x', { commune: 'khac' }), { content: bytes('c') });
    });
    await open().transaction(async (tx) => {
      expect(await tx.tips.find('thu', 'a')).toEqual({ ...tip('a'), named: true, version: 1 });
      expect(await tx.tips.find('khac', 'a')).toBeUndefined();
      expect(await tx.tips.findByLookup('lookup-b')).toMatchObject({ id: 'b', named: false });
      expect((await tx.tips.of('thu')).map(({ id }) => id)).toEqual(['a', 'b']);
      const parts = await tx.tips.parts('a');
      expect(Buffer.from(parts?.identity ?? []).toString()).toBe('i');
      expect(parts?.relay).toBeUndefined();
    });
  });

  test('the tips of a commune come with what the desk opens and with their files, by one look each', async () => {
    await open().transaction(async (tx) => {
      await tx.tips.add(tip('b', { since: hours(1) }), { content: bytes('c'), relay: bytes('r') });
      await tx.tips.add(tip('a'), { content: bytes('d'), identity: bytes('i') });
      await tx.tips.add(tip('x', { commune: 'khac' }), { content: bytes('c') });
      for (const [id, of] of ['ga', 'fa', 'hx'].map((id) => [id, id.slice(1)] as const))
        await tx.tipThreads.addFile({ id, tip: of, bytes: 4096 });
    });
    await open().transaction(async (tx) => {
      const whole = await tx.tips.sealedOf('thu');
      expect(whole.map(([one]) => one)).toEqual(await tx.tips.of('thu'));
      expect(whole.map(([{ id }, parts]) => [id, Object.keys(parts), Buffer.from(parts.content)])).toEqual([
        ['a', ['content'], Buffer.from('d')],
        ['b', ['content', 'relay'], Buffer.from('c')],
      ]);
      expect(await tx.tipThreads.filesIn('thu')).toEqual(new Map([['a', ['fa', 'ga']]]));
    });
  });

  test('of two who change a tip at once one is told so', async () => {
    await open().transaction((tx) => tx.tips.add(tip('a'), { content: bytes('c') }));
    const change = (version: number) =>
      open().transaction((tx) =>
        tx.tips.change('a', version, { state: 'verifying', since: hours(2), clear: ['due'] }),
      );
    expect([await change(1), await change(1), await change(2)]).toEqual([true, false, true]);
    const changed = await open().transaction((tx) => tx.tips.find('thu', 'a'));
    expect(changed).toMatchObject({ state: 'verifying', since: hours(2), version: 3 });
    expect(changed).not.toHaveProperty('due');
  });

  test('the thread keeps its order, and goes with the tip', async () => {
    await open().transaction(async (tx) => {
      await tx.tips.add(tip('a'), { content: bytes('c') });
      await tx.tipThreads.addFile({ id: 'f', tip: 'a', bytes: 4096 });
      for (const [n, kind] of (['question', 'answer'] as const).entries())
        await tx.tipThreads.add({
          id: `z${9 - n}`,
          tip: 'a',
          from: n === 0 ? 'desk' : 'reporter',
          kind,
          at: morning,
          body: bytes(kind),
        });
    });
    await open().transaction(async (tx) => {
      expect((await tx.tipThreads.of('a')).map(({ kind, order }) => [kind, order])).toEqual([
        ['question', 1],
        ['answer', 2],
      ]);
      expect(await tx.tipThreads.filesOf('a')).toEqual([{ id: 'f', bytes: 4096 }]);
      await tx.tips.remove('a');
      expect(await tx.tips.find('thu', 'a')).toBeUndefined();
      expect(await tx.tipThreads.of('a')).toEqual([]);
    });
  });

  test('a retired key is sealed to no more, and the log of the desk cannot be changed', async () => {
    const key = {
      commune: 'thu',
      key: 'age1a',
      label: 'Đ/c Thử',
      spare: false,
      by: 'an',
      at: morning,
      confirmed: morning,
    };
    await open().transaction(async (tx) => {
      await tx.desks.addKey(key);
      await tx.desks.addKey({ ...key, key: 'age1b', spare: true, at: hours(1) });
      expect(await tx.desks.keysOf('thu')).toEqual([
        key,
        { ...key, key: 'age1b', spare: true, at: hours(1) },
      ]);
      await tx.desks.retireKey('thu', 'age1a', hours(2));
      expect((await tx.desks.keysOf('thu')).map((each) => each.key)).toEqual(['age1b']);
      await tx.desks.note({ commune: 'thu', at: morning, by: 'an', action: 'add-key' });
      await tx.desks.note({
        commune: 'thu',
        at: morning,
        by: 'bo',
        action: 'open',
        tip: 'a',
        reason: bytes('r'),
      });
      expect((await tx.desks.acts('thu', 5)).map(({ by, tip: about }) => [by, about])).toEqual([
        ['bo', 'a'],
        ['an', undefined],
      ]);
    });
  });

  test('a key waits until it is confirmed, and begins anew when it comes back', async () => {
    const key = { commune: 'thu', key: 'age1w', label: 'Đ/c Chờ', spare: false, by: 'an', at: morning };
    await open().transaction(async (tx) => {
      await tx.desks.addKey(key);
      expect(await tx.desks.keysOf('thu')).toEqual([]);
      expect(await tx.desks.waitingKeys('thu')).toEqual([key]);
      await tx.desks.confirmKey('thu', 'age1w', { by: 'bo', at: hours(1) });
      await tx.desks.confirmKey('thu', 'age1w', { by: 'an', at: hours(2) });
      expect(await tx.desks.keysOf('thu')).toEqual([{ ...key, confirmed: hours(1) }]);
      expect(await tx.desks.waitingKeys('thu')).toEqual([]);
      await tx.desks.retireKey('thu', 'age1w', hours(3));
      await tx.desks.addKey({ ...key, by: 'bo', at: hours(4) });
      expect(await tx.desks.keysOf('thu')).toEqual([]);
      expect(await tx.desks.waitingKeys('thu')).toEqual([{ ...key, by: 'bo', at: hours(4) }]);
    });
  });

  test('what is sealed anew stands in the place of the old, and the tip says since when', async () => {
    await open().transaction(async (tx) => {
      await tx.tips.add(tip('a'), { content: bytes('c'), identity: bytes('i') });
      const message = {
        id: 'm',
        tip: 'a',
        from: 'desk',
        kind: 'note',
        at: morning,
        body: bytes('m'),
      } as const;
      await tx.tipThreads.add(message);
      await tx.tipThreads.addFile({ id: 'f', tip: 'a', bytes: 4096 });
      await tx.tips.reseal('a', { identity: bytes('j') });
      await tx.tipThreads.reseal('m', bytes('n'));
      await tx.tipThreads.resealFile('f', 8192);
      await tx.tips.change('a', 1, { sealedUpTo: hours(2), proposed: true });
      expect(await tx.tips.find('thu', 'a')).toMatchObject({ sealedUpTo: hours(2), proposed: true });
      expect(Buffer.from((await tx.tips.parts('a'))?.identity ?? []).toString()).toBe('j');
      expect(Buffer.from((await tx.tipThreads.of('a'))[0]?.body ?? []).toString()).toBe('n');
      expect(await tx.tipThreads.filesOf('a')).toEqual([{ id: 'f', bytes: 8192 }]);
    });
  });

  test('a question waits for its day under a name of its own, is taken once, and can be taken back', async () => {
    const to = { channel: 'web', address: 'ông thử', language: 'vi' } as const;
    const waits = (id: string, due: Instant, address: string = to.address) => ({
      id,
      commune: 'thu',
      to: { ...to, address },
      due,
    });
    await open().transaction(async (tx) => {
      await tx.followUps.put(waits('later', hours(9)));
      await tx.followUps.put(waits('a', hours(9)));
      await tx.followUps.put(waits('a', hours(1)));
      await tx.followUps.put(waits('b', hours(2), 'bà thử'));
      await tx.followUps.put({ ...waits('x', hours(1)), commune: 'khac' });
      await tx.followUps.remove('none');
    });
    await open().transaction(async (tx) => {
      expect(await tx.followUps.take('thu', hours(2))).toEqual([
        waits('a', hours(1)),
        waits('b', hours(2), 'bà thử'),
      ]);
      expect(await tx.followUps.take('thu', hours(2))).toEqual([]);
      expect(await tx.followUps.forget({ channel: 'web', address: 'ông thử' })).toBe(2);
      expect(await tx.followUps.take('thu', hours(99))).toEqual([]);
    });
  });

  test('a blocked name is blocked until its day, and nobody else', async () => {
    await open().transaction(async (tx) => {
      await tx.desks.block('thu', 'h', hours(2), 'an');
      expect(await tx.desks.isBlocked('thu', 'h', hours(1))).toBe(true);
      expect(await tx.desks.isBlocked('thu', 'h', hours(2))).toBe(false);
      expect(await tx.desks.isBlocked('khac', 'h', hours(1))).toBe(false);
    });
  });

  test('figures add up, and a certificate says what was erased', async () => {
    const figure = {
      commune: 'thu',
      campaign: 'dot-1',
      month: '2026-01',
      act: 'qua-tai',
      outcome: 'acted-on' as const,
      count: 1,
      hours: 7.5,
    };
    const purge = {
      id: 'p',
      commune: 'thu',
      lookup: 'l',
      state: 'closed' as const,
      outcome: 'no-ground' as const,
      on: day('2026-01-02'),
      because: 'closed' as const,
      parts: 3,
      files: 1,
      bytes: 12_288,
    };
    await open().transaction(async (tx) => {
      await tx.tipFigures.add(figure);
      await tx.tipFigures.add({ ...figure, hours: 0.5 });
      expect(await tx.tipFigures.of('thu', 'dot-1')).toEqual([{ ...figure, count: 2, hours: 8 }]);
      await tx.tipFigures.certify(purge);
      expect(await tx.tipFigures.purges('thu')).toEqual([purge]);
      expect(await tx.tipFigures.purgeByLookup('l')).toEqual(purge);
    });
  });

  test('a private message leaves nothing behind once it is sent', async () => {
    await open().transaction(async (tx) => {
      const epoch = await claimLease(tx, 'web', morning);
      for (const kind of ['private', 'reply'] as const)
        tx.outbox.add({
          key: kind,
          channel: 'web',
          address: kind,
          kind,
          language: 'vi',
          say: { parts: [], choices: [] },
          notBefore: morning,
        });
      expect(await tx.outbox.forgetPrivate()).toBe(0);
      for (const { id } of await tx.outbox.take('web', morning, 5, epoch))
        tx.outbox.settle(id, epoch, { state: 'sent', at: morning, providerId: '1' });
      expect([await tx.outbox.forgetPrivate(), await tx.outbox.forgetPrivate()]).toEqual([1, 0]);
    });
  });
}
