import { expect, test } from 'vitest';
import type { JudgedRow } from '../../../src/core/roster/judge.ts';
import { packRows } from '../../../src/core/roster/packed-rows.ts';
import { summarise } from '../../../src/core/roster/summary.ts';
import type { Store } from '../../../src/ports/store.ts';
import type { RosterDraft } from '../../../src/ports/tables/rosters.ts';
import { hours, morning } from './people.ts';

const digest = (n: number) => new Uint8Array(16).fill(n);
const draft = (id: string, change: Partial<RosterDraft> = {}): RosterDraft => ({
  id,
  commune: 'thu',
  campaign: 'dot-1',
  unit: 'thon-1',
  account: 'account-1',
  from: 'file',
  file: 'danh sách nhà ông Giả.xlsx',
  digest: digest(1),
  at: morning,
  ...change,
});
const row = (number: number): JudgedRow => ({
  number,
  written: { number, source: `${number}. Nguyễn Văn Thử`, name: 'Nguyễn Văn Thử' },
  verdict: 'accepted',
  reasons: [],
  person: { name: 'Nguyễn Văn Thử' },
});

export function rostersContract(open: () => Store): void {
  const inTx: Store['transaction'] = (work) => open().transaction(work);
  const add = (one: RosterDraft) => inTx((tx) => tx.rosters.add(one));
  const find = (id: string) => inTx((tx) => tx.rosters.find(id));

  test('a draft comes back as it was given, with its rows in order', async () => {
    await add(draft('a'));
    await inTx(async (tx) => {
      tx.rosters.putPart('a', 1, [row(3)]);
      tx.rosters.putPart('a', 0, [row(9)]);
      tx.rosters.putPart('a', 0, [row(1), row(2)]);
    });
    expect(await find('a')).toEqual({
      ...draft('a'),
      state: 'open',
      common: {},
      revision: 1,
      changedAt: morning,
    });
    expect(await inTx((tx) => tx.rosters.rows('a'))).toEqual([row(1), row(2), row(3)]);
    expect(await inTx((tx) => tx.rosters.part('a', 1))).toEqual([row(3)]);
    expect(await inTx((tx) => tx.rosters.part('a', 2))).toBeUndefined();
    await inTx((tx) => tx.rosters.clear('a'));
    expect(await inTx((tx) => tx.rosters.rows('a'))).toEqual([]);
  });

  test('rows that are packed already come back like others', async () => {
    await add(draft('a'));
    await inTx(async (tx) => tx.rosters.putPacked('a', 0, Buffer.from(packRows([row(1), row(2)]))));
    expect(await inTx((tx) => tx.rosters.part('a', 0))).toEqual([row(1), row(2)]);
  });

  test('the same list sent again, even a hundred times at once, is one draft', async () => {
    const added = await Promise.all(Array.from({ length: 100 }, (_, n) => add(draft(`d-${n}`))));
    expect(new Set(added.map(({ id }) => id)).size).toBe(1);
    expect(added.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect((await add(draft('other', { unit: 'thon-2' }))).isNew).toBe(true);
    expect((await add(draft('another', { digest: digest(2) }))).isNew).toBe(true);
  });

  test('of changes that began from the same revision only one is made', async () => {
    await add(draft('a'));
    const summary = summarise([row(1)]);
    const end = () =>
      inTx((tx) =>
        tx.rosters.change('a', 1, { state: 'recorded', common: { achieved: 'm1' }, summary, at: hours(1) }),
      );
    const made = await Promise.all([end(), end(), end()]);
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await find('a')).toMatchObject({
      state: 'recorded',
      common: { achieved: 'm1' },
      summary,
      revision: 2,
    });
    // The same list may come again once this one has ended.
    expect((await add(draft('b'))).isNew).toBe(true);
  });

  test('open drafts of an account are found, the last one first, and only in their commune', async () => {
    await add(draft('a'));
    await add(draft('b', { digest: digest(2), at: hours(1) }));
    await add(draft('c', { digest: digest(3), account: 'account-2' }));
    await add(draft('d', { digest: digest(4), commune: 'khac' }));
    const openOf = async () =>
      (await inTx((tx) => tx.rosters.openOf('account-1', 'thu'))).map(({ id }) => id);
    expect(await openOf()).toEqual(['b', 'a']);
    await inTx((tx) => tx.rosters.change('b', 1, { state: 'dropped', at: hours(2) }));
    expect(await openOf()).toEqual(['a']);
  });

  test('what nobody has touched for long is forgotten, rows included', async () => {
    await add(draft('a'));
    await add(draft('b', { digest: digest(2), at: hours(5) }));
    await inTx(async (tx) => {
      tx.rosters.putPart('a', 0, [row(1)]);
      tx.rosters.putPart('b', 0, [row(1)]);
    });
    expect(await inTx((tx) => tx.rosters.prune(hours(1), 10))).toBe(1);
    expect(await find('a')).toBeUndefined();
    expect(await inTx((tx) => tx.rosters.rows('b'))).toHaveLength(1);
  });
}
