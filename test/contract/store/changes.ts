import { expect, test } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import { hours, morning } from './people.ts';

const place = { commune: 'thu', campaign: null, by: 'lan' };
const rename = (name: string) =>
  ({ type: 'unit-renamed', unit: 'thon-1', name, from: '2026-01-01' }) as const;

export function changesContract(open: () => Store): void {
  const add = (name: string, at = morning) =>
    open().transaction((tx) => tx.changes.add({ ...place, at, change: rename(name) as never }));

  test('changes are numbered in the order in which they were made, and the version is the last number', async () => {
    const version = () => open().transaction((tx) => tx.changes.version());
    expect(await version()).toBe(0);
    expect(await add('Thôn Một', hours(2))).toBe(1);
    expect(await add('Thôn Nhất', hours(1))).toBe(2);
    expect(await version()).toBe(2);
    expect(await open().transaction((tx) => tx.changes.all())).toEqual([
      { seq: 1, ...place, at: hours(2), change: rename('Thôn Một') },
      { seq: 2, ...place, at: hours(1), change: rename('Thôn Nhất') },
    ]);
  });

  test('changes that are made at once get numbers of their own', async () => {
    const numbers = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => add(name)));
    expect(new Set(numbers)).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  test('a change that was rolled back never was', async () => {
    const failing = open().transaction(async (tx) => {
      await tx.changes.add({ ...place, at: morning, change: rename('X') as never });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await open().transaction((tx) => tx.changes.version())).toBe(0);
    expect(await add('Y')).toBe(1);
  });

  test('a proposal is taken once, by whom it was shown to', async () => {
    const proposal = { id: 'p1', account: 'lan', commune: 'thu', at: morning, what: '{}' };
    await open().transaction(async (tx) => tx.proposals.add(proposal));
    const take = (account: string) => open().transaction((tx) => tx.proposals.take('p1', account));
    expect(await take('tám')).toBeUndefined();
    expect(await take('lan')).toEqual(proposal);
    expect(await take('lan')).toBeUndefined();
  });

  test('proposals that nobody confirmed are forgotten', async () => {
    const proposal = { account: 'lan', commune: 'thu', what: '{}' };
    await open().transaction(async (tx) => {
      tx.proposals.add({ ...proposal, id: 'old', at: morning });
      tx.proposals.add({ ...proposal, id: 'new', at: hours(2) });
    });
    expect(await open().transaction((tx) => tx.proposals.prune(hours(1), 10))).toBe(1);
    expect(await open().transaction((tx) => tx.proposals.take('new', 'lan'))).toBeDefined();
  });
}
