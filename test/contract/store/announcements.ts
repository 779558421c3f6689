import { expect, test } from 'vitest';
import type { Store, Tx } from '../../../src/ports/store.ts';
import type { Bulletin, BulletinCopy } from '../../../src/ports/tables/bulletins.ts';
import type { ChatGroup } from '../../../src/ports/tables/chat-groups.ts';
import type { Digest } from '../../../src/ports/tables/digests.ts';
import { hours, morning } from './people.ts';

const group: ChatGroup = {
  channel: 'telegram',
  address: '-1',
  commune: 'thu',
  unit: 'thon-1',
  by: 'an',
  at: morning,
};
const bulletin: Bulletin = {
  key: 'thu/dot-1/tuan/2026-11-23',
  commune: 'thu',
  campaign: 'dot-1',
  at: hours(2),
  state: 'planned',
};
const copy: BulletinCopy = {
  bulletin: bulletin.key,
  channel: 'telegram',
  address: '-1',
  unit: 'thon-1',
  to: 'group',
  state: 'queued',
};
const digest: Digest = {
  account: 'binh',
  commune: 'thu',
  every: 'day',
  clock: '07:30',
  next: hours(3),
  since: morning,
};

export function announcementsContract(open: () => Store): void {
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => open().transaction(work);

  test('a group is linked to one place at a time, and moves with its address', async () => {
    await run(async (tx) => {
      tx.chatGroups.link({ ...group, unit: null });
      tx.chatGroups.link(group);
      tx.chatGroups.link({ ...group, address: '-2', commune: 'khac' });
    });
    expect(await run((tx) => tx.chatGroups.of('thu'))).toEqual([group]);
    await run((tx) => tx.chatGroups.move(group, '-100'));
    expect(await run((tx) => tx.chatGroups.of('thu'))).toEqual([{ ...group, address: '-100' }]);
    expect(await run((tx) => tx.chatGroups.find(group))).toBeUndefined();
    const moved = { channel: 'telegram', address: '-100' };
    expect(await run((tx) => tx.chatGroups.unlink(moved))).toBe(true);
    expect(await run((tx) => tx.chatGroups.unlink(moved))).toBe(false);
    expect(await run((tx) => tx.chatGroups.of('thu'))).toEqual([]);
  });

  test('a group that moves to where another is linked leaves that one as it is', async () => {
    const there = { ...group, address: '-100', unit: 'thon-2' };
    await run(async (tx) => {
      tx.chatGroups.link(group);
      tx.chatGroups.link(there);
    });
    await run((tx) => tx.chatGroups.move(group, '-100'));
    expect(await run((tx) => tx.chatGroups.of('thu'))).toEqual([there]);
  });

  test('a bulletin is planned once, and is due until it is something else', async () => {
    expect(await run((tx) => tx.bulletins.add(bulletin))).toBe(true);
    expect(await run((tx) => tx.bulletins.add({ ...bulletin, at: hours(9) }))).toBe(false);
    expect(await run((tx) => tx.bulletins.nextAt())).toBe(hours(2));
    expect(await run((tx) => tx.bulletins.due(hours(1)))).toEqual([]);
    expect(await run((tx) => tx.bulletins.due(hours(2)))).toEqual([bulletin]);
    await run(async (tx) => {
      tx.bulletins.change(bulletin.key, { at: hours(4) });
      tx.bulletins.change(bulletin.key, { words: 'Lời của xã' });
    });
    expect(await run((tx) => tx.bulletins.due(hours(3)))).toEqual([]);
    const changed = { ...bulletin, at: hours(4), words: 'Lời của xã' };
    expect(await run((tx) => tx.bulletins.find(bulletin.key))).toEqual(changed);
    await run(async (tx) => tx.bulletins.change(bulletin.key, { state: 'dropped', reason: 'late' }));
    expect(await run((tx) => tx.bulletins.nextAt())).toBeUndefined();
    expect(await run((tx) => tx.bulletins.of('thu', 'dot-1'))).toEqual([
      { ...changed, state: 'dropped', reason: 'late' },
    ]);
  });

  test('each chat is in the ledger of a bulletin once, and the ledger says what became of it', async () => {
    const second: BulletinCopy = {
      ...copy,
      address: 'an',
      unit: null,
      to: 'follower',
      state: 'failed',
      reason: 'quota',
    };
    expect(await run((tx) => tx.bulletins.copy([copy, second, copy]))).toHaveLength(2);
    expect(await run((tx) => tx.bulletins.copy([copy, { ...copy, address: '-3' }]))).toEqual([
      { ...copy, address: '-3' },
    ]);
    expect(await run((tx) => tx.bulletins.unsettled())).toEqual([bulletin.key]);
    await run(async (tx) => {
      tx.bulletins.settle({ ...copy, state: 'sent' });
      tx.bulletins.settle({ ...copy, address: '-3', state: 'failed', reason: 'blocked' });
    });
    expect(await run((tx) => tx.bulletins.unsettled())).toEqual([]);
    expect(await run((tx) => tx.bulletins.copies(bulletin.key))).toEqual([
      { ...copy, state: 'sent' },
      { ...copy, address: '-3', state: 'failed', reason: 'blocked' },
      second,
    ]);
  });

  test('consents of one purpose stand until they are taken back', async () => {
    const consent = {
      id: 'c-1',
      account: 'an',
      commune: 'thu',
      campaign: 'dot-1',
      purpose: 'news' as const,
      notice: '1-abc',
      channel: 'telegram',
      at: morning,
      forOther: false,
    };
    await run(async (tx) => {
      tx.consents.give({ ...consent, unit: 'thon-1' });
      tx.consents.give({ ...consent, id: 'c-2', account: 'binh', at: hours(1) });
      tx.consents.give({ ...consent, id: 'c-3', purpose: 'list' });
      tx.consents.give({ ...consent, id: 'c-4', commune: 'khac' });
    });
    const standing = async () => (await run((tx) => tx.consents.standing('thu', 'news'))).map(({ id }) => id);
    expect(await standing()).toEqual(['c-1', 'c-2']);
    await run(async (tx) => tx.consents.takeBack('c-1', hours(2)));
    expect(await standing()).toEqual(['c-2']);
  });

  test('what became of messages is found by how their keys begin', async () => {
    const draft = {
      channel: 'telegram',
      address: '-1',
      kind: 'notice' as const,
      language: 'vi' as const,
      say: { parts: [], choices: [] },
      notBefore: morning,
    };
    await run(async (tx) => {
      for (const key of ['bulletin:a:1', 'bulletin:a:ở', 'bulletin:b:1']) tx.outbox.add({ ...draft, key });
    });
    expect(await run((tx) => tx.outbox.fates('bulletin:a:'))).toEqual([
      { key: 'bulletin:a:1', state: 'pending' },
      { key: 'bulletin:a:ở', state: 'pending' },
    ]);
  });

  test('a summary is asked for once a person and commune, and due at its moment', async () => {
    await run(async (tx) => {
      tx.digests.put({ ...digest, every: 'week' });
      tx.digests.put(digest);
      tx.digests.put({ ...digest, account: 'chi', next: hours(9) });
    });
    expect(await run((tx) => tx.digests.due(hours(3)))).toEqual([digest]);
    expect(await run((tx) => tx.digests.nextAt())).toBe(hours(3));
    expect(await run((tx) => tx.digests.find('binh', 'thu'))).toEqual(digest);
    expect(await run((tx) => tx.digests.find('binh', 'khac'))).toBeUndefined();
    expect(await run((tx) => tx.digests.remove('binh', 'thu'))).toBe(true);
    expect(await run((tx) => tx.digests.remove('binh', 'thu'))).toBe(false);
    expect(await run((tx) => tx.digests.due(hours(3)))).toEqual([]);
  });
}
