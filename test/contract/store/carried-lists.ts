import { expect, test } from 'vitest';
import type { Entry, Store } from '../../../src/ports/store.ts';
import { binh, entry, hours, morning, thu } from './people.ts';

/** Two units of which one takes the other in: whoever is in both lists is once in the new one. */
export function carriedListsContract(open: () => Store): void {
  const record = (change: Partial<Entry>) => open().transaction((tx) => tx.entries.record(entry(change)));
  const namesIn = async (unit: string) =>
    (await open().transaction((tx) => tx.entries.list('thu', 'dot-1', unit))).map(
      ({ name, achieved }) => `${name}: ${achieved.toSorted().join(' ')}`,
    );
  const count = async (unit?: string) =>
    (await open().transaction((tx) => tx.entries.tallies('thu', 'dot-1', {}, unit)))
      .filter(({ entries }) => entries > 0)
      .map(({ unit: of, metric, entries }) => `${of} ${metric} ${entries}`)
      .toSorted();
  const people = async () =>
    Object.fromEntries(
      await open().transaction((tx) => tx.entries.people('thu', 'dot-1', ['self-declared'])),
    );
  const fill = async () => {
    await record({ unit: 'thon-3', achieved: ['installed'] });
    await record({ unit: 'thon-4', achieved: ['installed', 'activated'] });
    await record({ unit: 'thon-4', person: binh, at: hours(1) });
    await record({ unit: 'thon-5', person: binh, at: hours(1) });
    await record({ unit: 'thon-4', person: binh, campaign: 'dot-2', at: hours(1) });
  };
  const carry = () =>
    open().transaction((tx) => tx.entries.carry(7, 'thu', ['thon-3', 'thon-4'], 'thon-doan-ket', hours(2)));

  test('lists that are carried over count in the new unit, each person once', async () => {
    await fill();
    expect(await people()).toEqual({ installed: 3, activated: 1 });
    expect(await carry()).toBe(4);
    expect(await namesIn('thon-doan-ket')).toEqual([
      'Nguyễn Văn Thử: activated installed',
      'Trần Thị Bình Giả: installed',
    ]);
    expect(await namesIn('thon-3')).toEqual([]);
    expect(await namesIn('thon-5')).toEqual(['Trần Thị Bình Giả: installed']);
    expect(await count()).toEqual([
      'thon-5 installed 1',
      'thon-doan-ket activated 1',
      'thon-doan-ket installed 2',
    ]);
    expect(await people()).toEqual({ installed: 3, activated: 1 });
    expect(await open().transaction((tx) => tx.entries.list('thu', 'dot-2', 'thon-doan-ket'))).toHaveLength(
      1,
    );
  });

  test('what was carried over is carried back as it was, and what came meanwhile stays', async () => {
    await fill();
    const before = await count();
    await carry();
    await record({
      unit: 'thon-doan-ket',
      person: { ...thu, name: 'Lê Thị Mới', citizenId: '001099000009' },
    });
    await open().transaction((tx) => tx.entries.carryBack(7, 'thu'));
    expect(await count()).toEqual([...before, 'thon-doan-ket installed 1'].toSorted());
    expect(await namesIn('thon-3')).toEqual(['Nguyễn Văn Thử: installed']);
    expect(await namesIn('thon-4')).toEqual([
      'Nguyễn Văn Thử: activated installed',
      'Trần Thị Bình Giả: installed',
    ]);
  });

  test('a unit that goes on takes the other list in', async () => {
    await fill();
    await open().transaction((tx) => tx.entries.carry(8, 'thu', ['thon-3'], 'thon-4', hours(2)));
    expect(await count('thon-4')).toEqual(['thon-4 activated 1', 'thon-4 installed 2']);
    await open().transaction((tx) => tx.entries.carryBack(8, 'thu'));
    expect(await count('thon-3')).toEqual(['thon-3 installed 1']);
  });

  test('roles of units are listed with their time, also those that ended', async () => {
    const grant = { role: 'head', commune: 'thu', unit: 'thon-3' } as const;
    await open().transaction(async (tx) => {
      tx.grants.add('tám', grant, morning);
      tx.grants.end('tám', grant, hours(2));
      tx.grants.add('chín', grant, hours(2));
      tx.grants.add('khác', { ...grant, unit: 'thon-9' }, hours(2));
    });
    expect(await open().transaction((tx) => tx.grants.history('thu', ['thon-3', 'thon-4']))).toEqual([
      { account: 'tám', grant, from: morning, until: hours(2) },
      { account: 'chín', grant, from: hours(2) },
    ]);
  });
}
