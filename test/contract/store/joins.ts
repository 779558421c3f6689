import { expect, test } from 'vitest';
import type { Grant } from '../../../src/core/access/access.ts';
import { StaleVersion, type Store } from '../../../src/ports/store.ts';
import { hours, meet, morning } from './people.ts';

const head: Grant = { role: 'head', commune: 'thu', unit: 'thon-1' };
const officer: Grant = { role: 'officer', commune: 'thu', unit: null };
const chat = (account: string, address = account) => ({ account, channel: 'web', address });
const code = (id: string, account = 'an') => ({
  id,
  digest: Buffer.from(`digest of ${id}`),
  commune: 'thu',
  maker: chat(account),
  expires: hours(1),
});

export function joinsContract(open: () => Store): void {
  test('a code is found until it ends, and a newer one of the same person ends it', async () => {
    await open().transaction(async (tx) => {
      tx.joins.offer(code('one'), morning);
      tx.joins.offer(code('other', 'binh'), morning);
    });
    await open().transaction(async (tx) => tx.joins.offer(code('two'), hours(0.1)));
    await open().transaction(async (tx) => {
      expect(await tx.joins.find(code('one').digest)).toEqual({ ...code('one'), endedAt: hours(0.1) });
      expect(await tx.joins.byId('two')).toEqual(code('two'));
      expect(await tx.joins.byId('other')).toEqual(code('other', 'binh'));
      expect(await tx.joins.find(Buffer.from('no such digest'))).toBeUndefined();
    });
  });

  test('a code is taken, agreed to and ended once', async () => {
    await open().transaction(async (tx) => tx.joins.offer(code('one'), morning));
    await open().transaction(async (tx) => {
      tx.joins.take('one', chat('binh'));
      tx.joins.agree('one', hours(0.2));
    });
    await open().transaction(async (tx) => tx.joins.end('one', hours(0.3)));
    expect(await open().transaction((tx) => tx.joins.byId('one'))).toEqual({
      ...code('one'),
      taker: chat('binh'),
      agreedAt: hours(0.2),
      endedAt: hours(0.3),
    });
    for (const late of [
      (tx: Parameters<Parameters<Store['transaction']>[0]>[0]) => tx.joins.take('one', chat('chi')),
      (tx: Parameters<Parameters<Store['transaction']>[0]>[0]) => tx.joins.agree('one', hours(1)),
      (tx: Parameters<Parameters<Store['transaction']>[0]>[0]) => tx.joins.end('one', hours(1)),
    ]) {
      await expect(open().transaction(async (tx) => late(tx))).rejects.toThrow(StaleVersion);
    }
  });

  test('wrong codes are counted for each person, within a time', async () => {
    await open().transaction(async (tx) => {
      for (const at of [hours(0), hours(1), hours(2)]) tx.joins.miss('an', at);
      tx.joins.miss('binh', hours(2));
    });
    const misses = (account: string, since: number) =>
      open().transaction((tx) => tx.joins.misses(account, hours(since)));
    expect([
      await misses('an', 0.5),
      await misses('an', 2),
      await misses('binh', 0),
      await misses('chi', 0),
    ]).toEqual([2, 0, 1, 0]);
  });

  test('chats are given to another account, and whoever had read them before can still save', async () => {
    const [an, binh] = [await meet(open(), 'an'), await meet(open(), 'binh')];
    await open().transaction(async (tx) => {
      tx.conversations.save(an);
      tx.conversations.save(binh);
    });
    await open().transaction(async (tx) => {
      const [loaded] = await tx.conversations.load([{ channel: 'web', address: 'binh' }]);
      if (loaded === undefined) throw new Error('nobody');
      expect(await tx.conversations.give(binh.account, an.account)).toEqual([
        { channel: 'web', address: 'binh' },
      ]);
      tx.conversations.save({ ...loaded, account: an.account, language: 'en' });
    });
    expect(await meet(open(), 'binh')).toMatchObject({ account: an.account, language: 'en' });
    const both = await open().transaction((tx) => tx.conversations.ofAccounts([an.account]));
    expect(both.map(({ address }) => address).toSorted()).toEqual(['an', 'binh']);
  });

  test('another process that had read a chat before it was given does not take it back', async () => {
    const an = await meet(open(), 'an');
    await open().transaction(async (tx) => tx.conversations.save(an));
    const read = await meet(open(), 'an');
    await open().transaction((tx) => tx.conversations.give(an.account, 'kept'));
    const late = open().transaction(async (tx) => tx.conversations.save(read));
    await expect(late).rejects.toThrow(StaleVersion);
    expect(await meet(open(), 'an')).toMatchObject({ account: 'kept' });
  });

  test('only those chats are given back that are named', async () => {
    const people = [await meet(open(), 'an'), await meet(open(), 'binh')];
    await open().transaction(async (tx) => {
      for (const person of people) tx.conversations.save({ ...person, account: 'kept' });
    });
    const only = [{ channel: 'web', address: 'binh' }];
    expect(await open().transaction((tx) => tx.conversations.give('kept', 'joined', only))).toEqual(only);
    expect([(await meet(open(), 'an')).account, (await meet(open(), 'binh')).account]).toEqual([
      'kept',
      'joined',
    ]);
  });

  test('roles go along, one that both hold is held once, and all come back', async () => {
    await open().transaction(async (tx) => {
      tx.grants.add('joined', head, morning);
      tx.grants.add('joined', officer, morning);
      tx.grants.add('kept', officer, morning);
    });
    const held = (hour: number) =>
      open().transaction(async (tx) => {
        const of = await tx.grants.of(['kept', 'joined'], hours(hour));
        return [of.get('kept'), of.get('joined')].map((grants) => grants?.map(({ role }) => role).toSorted());
      });
    const given = await open().transaction((tx) => tx.grants.give('joined', 'kept', hours(1)));
    expect(await held(2)).toEqual([['head', 'officer'], []]);
    await open().transaction((tx) => tx.grants.giveBack(given, 'kept', 'joined', hours(3)));
    expect(await held(4)).toEqual([['officer'], ['head', 'officer']]);
  });

  test('a role that ended meanwhile is not given back', async () => {
    await open().transaction(async (tx) => {
      tx.grants.add('joined', officer, morning);
      tx.grants.add('kept', officer, morning);
      tx.grants.add('joined', head, morning);
    });
    const given = await open().transaction((tx) => tx.grants.give('joined', 'kept', hours(1)));
    await open().transaction(async (tx) => {
      tx.grants.end('kept', officer, hours(2));
      tx.grants.end('kept', head, hours(2));
    });
    await open().transaction((tx) => tx.grants.giveBack(given, 'kept', 'joined', hours(3)));
    const of = await open().transaction((tx) => tx.grants.of(['kept', 'joined'], hours(4)));
    expect([...of.values()]).toEqual([[], []]);
  });

  test('a join is written down, found by the account that was kept, and undone once', async () => {
    const moved = {
      chats: [{ channel: 'web', address: 'binh' }],
      grants: { moved: [1], ended: [2] },
      rows: [{ table: 'consent', id: 'x' }],
    };
    const join = (id: string, hour: number) => ({
      ...{ id, commune: 'thu', kept: 'an', joined: `joined ${id}`, by: 'an', at: hours(hour), moved },
    });
    await open().transaction(async (tx) => {
      tx.joins.add(join('first', 1));
      tx.joins.add(join('second', 2));
    });
    expect(await open().transaction((tx) => tx.joins.of('an'))).toEqual([
      join('second', 2),
      join('first', 1),
    ]);
    await open().transaction(async (tx) => tx.joins.undo('second', hours(3)));
    expect(await open().transaction((tx) => tx.joins.of('an'))).toEqual([join('first', 1)]);
    const again = open().transaction(async (tx) => tx.joins.undo('second', hours(4)));
    await expect(again).rejects.toThrow(StaleVersion);
  });

  test('old codes and misses are forgotten, some at a time', async () => {
    await open().transaction(async (tx) => {
      for (const id of ['one', 'two', 'three']) tx.joins.offer(code(id, id), morning);
      tx.joins.miss('an', morning);
    });
    const prune = (hour: number) => open().transaction((tx) => tx.joins.prune(hours(hour), 2));
    expect(await prune(0)).toBe(0);
    expect([await prune(2), await prune(2), await prune(2)]).toEqual([2, 1, 0]);
    expect(await open().transaction((tx) => tx.joins.misses('an', hours(-1)))).toBe(0);
  });
}
