import { describe, expect, test } from 'vitest';
import type { Correction, Entry, Store } from '../../../src/ports/store.ts';
import { binh, entry, hours, morning, thu } from './people.ts';

export function entriesContract(open: () => Store): void {
  const record = (change: Partial<Entry> = {}) =>
    open().transaction((tx) => tx.entries.record(entry(change)));
  const list = (unit = 'thon-1') => open().transaction((tx) => tx.entries.list('thu', 'dot-1', unit));
  const withdraw = (id: string, unit = 'thon-1') =>
    open().transaction((tx) => tx.entries.withdraw('thu', 'dot-1', unit, id, hours(1)));
  const correct = (id: string, change: Partial<Correction>) =>
    open().transaction((tx) =>
      tx.entries.correct('thu', 'dot-1', 'thon-1', id, { by: 'account-2', ...change }, hours(2)),
    );

  describe('who is who', () => {
    test('a citizen ID makes one person of the commune, in each unit that reports them', async () => {
      const first = await record();
      expect(first).toMatchObject({ outcome: 'new', alsoIn: [] });
      expect(await record({ person: { ...thu, name: 'Nguyen Van Thu' } })).toEqual({
        ...first,
        outcome: 'again',
      });
      expect(await record({ unit: 'thon-2' })).toMatchObject({ outcome: 'new', alsoIn: ['thon-1'] });
      expect(await list()).toMatchObject([{ id: first.id, alsoIn: ['thon-2'] }]);
      expect(await record({ commune: 'khac' })).toMatchObject({ outcome: 'new', alsoIn: [] });
      expect(await record({ campaign: 'dot-2' })).toMatchObject({ outcome: 'new', alsoIn: [] });
    });

    test('without a citizen ID the same unit, name and address or phone are one person', async () => {
      const first = await record({ person: { ...binh, phone: '+84912345678' } });
      const again = { outcome: 'again', id: first.id };
      expect(await record({ person: { ...binh, address: 'thôn 3 , Xã Thử' } })).toMatchObject(again);
      expect(await record({ person: { name: 'TRAN THI BINH GIA', phone: '+84912345678' } })).toMatchObject(
        again,
      );
      const others = [
        { unit: 'thon-2', person: binh },
        { person: { ...binh, address: 'Thôn 4, xã Thử' } },
        { person: { name: binh.name } },
        { person: { name: binh.name } },
        { person: { ...binh, name: 'Trần Thị Bính Giả' } },
      ];
      for (const other of others) expect(await record(other)).toMatchObject({ outcome: 'new', alsoIn: [] });
    });

    test('two citizen IDs are two people, whatever else is the same', async () => {
      const father = { name: 'Lê Văn Mẫu', address: 'Thôn 3, xã Thử', phone: '+84912345678' };
      await record({ person: { ...father, citizenId: '001099000002' } });
      expect(await record({ person: { ...father, citizenId: '001099000003' } })).toMatchObject({
        outcome: 'new',
      });
    });

    test('a citizen ID that comes later belongs to the person who was there without', async () => {
      const { id } = await record({ person: binh });
      expect(await record({ person: { ...binh, citizenId: '001199000004' } })).toMatchObject({
        outcome: 'again',
        id,
      });
      expect(await record({ person: { name: 'Bình', citizenId: '001199000004' } })).toMatchObject({ id });
      expect(await record({ unit: 'thon-2', person: { ...binh, citizenId: '001199000004' } })).toMatchObject({
        alsoIn: ['thon-1'],
      });
    });

    test('a citizen ID that comes later may be that of somebody other units know', async () => {
      const known = { ...binh, citizenId: '001199000004' };
      await record({ unit: 'thon-2', person: known });
      const { id } = await record({ person: binh });
      expect(await record({ person: known })).toEqual({ outcome: 'again', id, alsoIn: ['thon-2'] });
      const people = await open().transaction((tx) => tx.entries.people('thu', 'dot-1', ['self-declared']));
      expect(people.get('installed')).toBe(1);
    });

    test('people recorded in one transaction are told apart and put together like any others', async () => {
      const outcomes = await open().transaction(async (tx) => {
        const add = async (change: Partial<Entry>) => (await tx.entries.record(entry(change))).outcome;
        return [
          await add({ person: { ...binh, citizenId: '001199000004' } }),
          await add({ person: { name: 'Ai Đó', citizenId: '001199000004' } }),
          await add({ person: thu }),
          await add({ person: { ...binh, name: 'Ai Đó' } }),
          await add({ unit: 'thon-2', person: binh }),
          await add({ unit: 'thon-2', person: binh }),
        ];
      });
      expect(outcomes).toEqual(['new', 'again', 'new', 'again', 'new', 'again']);
      expect(await list()).toHaveLength(2);
      expect(await list('thon-2')).toHaveLength(1);
    });

    test('the same person reported by two at the same moment is one row', async () => {
      const twice = { person: binh };
      const outcomes = await Promise.all([record(twice), record(twice), record(twice)]);
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['again', 'again', 'new']);
      expect(await list()).toHaveLength(1);
    });
  });

  describe('what a row says', () => {
    test('a list shows masked fields in the order of recording', async () => {
      const full = {
        ...thu,
        phone: '+84912345678',
        address: 'Số 5, Thôn 3, xã Thử',
        plates: ['36B1-123.45'],
      };
      await record({ person: { ...full, birthYear: 1999 }, details: { case: 'g2' } });
      await record({ person: binh, at: hours(-1) });
      const rows = await list();
      expect(rows.map(({ name }) => name)).toEqual([binh.name, thu.name]);
      expect(rows[1]).toMatchObject({
        masked: { birthYear: 1999 },
        details: { case: 'g2' },
        achieved: ['installed'],
        proof: 'self-declared',
        at: morning,
      });
      const shown = JSON.stringify(rows);
      for (const secret of ['001099000001', '912345678', 'Thôn 3', '123.45'])
        expect(shown).not.toContain(secret);
      expect(Object.keys(rows[1]?.masked ?? {}).toSorted()).toEqual([
        'address',
        'birthYear',
        'citizenId',
        'phone',
        'plates',
      ]);
    });

    test('recording again merges and never lowers a proof', async () => {
      await record({ achieved: ['installed'], proof: 'verified', details: { case: 'g2', result: 'no' } });
      await record({
        achieved: ['installed', 'activated'],
        proof: 'unit-confirmed',
        details: { result: 'yes' },
      });
      await record({ achieved: ['installed'], person: { ...thu, phone: '+84912345678' } });
      expect(await list()).toMatchObject([
        {
          achieved: ['activated', 'installed'],
          proof: 'verified',
          details: { case: 'g2', result: 'yes' },
          masked: { phone: expect.any(String), citizenId: expect.any(String) },
        },
      ]);
      expect(await open().transaction((tx) => tx.entries.tallies('thu', 'dot-1'))).toEqual([
        { unit: 'thon-1', metric: 'activated', proof: 'unit-confirmed', entries: 1 },
        { unit: 'thon-1', metric: 'installed', proof: 'verified', entries: 1 },
      ]);
    });

    test('a row with nothing achieved is as sure as the surest who reported it', async () => {
      await record({ achieved: [], proof: 'unit-confirmed' });
      await record({ achieved: [], proof: 'self-declared' });
      expect(await list()).toMatchObject([{ achieved: [], proof: 'unit-confirmed' }]);
    });

    test('a withdrawn row leaves the list and the counts, and begins anew when recorded again', async () => {
      const { id } = await record({ achieved: ['installed', 'activated'], proof: 'verified' });
      await record({ unit: 'thon-2' });
      expect(await withdraw(id, 'thon-2')).toBe(false);
      expect(await withdraw(id)).toBe(true);
      expect(await withdraw(id)).toBe(false);
      expect(await list()).toEqual([]);
      expect(await list('thon-2')).toMatchObject([{ alsoIn: [] }]);
      const tallies = () => open().transaction((tx) => tx.entries.tallies('thu', 'dot-1'));
      expect((await tallies()).map(({ unit }) => unit)).toEqual(['thon-2']);

      expect(await record({ unit: 'thon-2' })).toMatchObject({ outcome: 'again', alsoIn: [] });
      expect(await record({ at: hours(3) })).toEqual({ outcome: 'new', id, alsoIn: ['thon-2'] });
      expect(await list()).toMatchObject([{ achieved: ['installed'], proof: 'self-declared', at: hours(3) }]);
    });
  });

  describe('correcting', () => {
    test('a correction changes what it names and leaves the rest', async () => {
      const { id } = await record({ person: { ...thu, phone: '+84912345678' }, details: { case: 'g1' } });
      const change = {
        person: { name: 'Nguyễn Văn Thật Giả' },
        details: { result: 'no' },
        achieved: ['activated'],
      };
      expect(await correct(id, change)).toBe('corrected');
      expect(await list()).toMatchObject([
        {
          id,
          name: 'Nguyễn Văn Thật Giả',
          masked: { phone: '0912***678' },
          details: { case: 'g1', result: 'no' },
          achieved: ['activated'],
        },
      ]);
    });

    test('what a correction adds is not verified by it', async () => {
      const { id } = await record({ proof: 'verified' });
      await correct(id, { achieved: ['installed', 'activated'] });
      expect(await open().transaction((tx) => tx.entries.tallies('thu', 'dot-1'))).toMatchObject([
        { metric: 'activated', proof: 'unit-confirmed' },
        { metric: 'installed', proof: 'verified' },
      ]);
    });

    test('a new citizen ID makes it the row of that person', async () => {
      const { id } = await record({ person: thu });
      await record({ unit: 'thon-2', person: { ...thu, citizenId: '001099000009' } });
      expect(await correct(id, { person: { citizenId: '001099000009' } })).toBe('corrected');
      expect(await list()).toMatchObject([{ id, alsoIn: ['thon-2'] }]);
      expect(await record({ person: thu })).toMatchObject({ outcome: 'new' });
    });

    test('a citizen ID of another row in the list is taken, and nothing changes', async () => {
      await record({ person: thu });
      const { id } = await record({ person: binh });
      expect(await correct(id, { person: { name: 'Ai Đó', citizenId: '001099000001' } })).toBe('taken');
      expect((await list()).map(({ name }) => name)).toEqual([thu.name, binh.name]);
      expect(await correct(id, { person: { citizenId: '001099000005' } })).toBe('corrected');
    });

    test('a row that is withdrawn or in another list is gone', async () => {
      const { id } = await record({ unit: 'thon-2' });
      expect(await correct(id, { achieved: [] })).toBe('gone');
      const mine = await record();
      await withdraw(mine.id);
      expect(await correct(mine.id, { achieved: [] })).toBe('gone');
      const other = await record({ person: binh });
      expect(await correct(other.id, { person: { citizenId: '001099000001' } })).toBe('corrected');
    });
  });

  describe('counting', () => {
    test('rows are counted by list, people once for the commune', async () => {
      await record({ achieved: ['installed', 'activated'] });
      await record({ unit: 'thon-2', proof: 'unit-confirmed' });
      await record({ unit: 'thon-2', person: binh });
      await record({ campaign: 'dot-2' });
      await open().transaction(async (tx) => {
        expect(await tx.entries.tallies('thu', 'dot-1')).toEqual([
          { unit: 'thon-1', metric: 'activated', proof: 'self-declared', entries: 1 },
          { unit: 'thon-1', metric: 'installed', proof: 'self-declared', entries: 1 },
          { unit: 'thon-2', metric: 'installed', proof: 'self-declared', entries: 1 },
          { unit: 'thon-2', metric: 'installed', proof: 'unit-confirmed', entries: 1 },
        ]);
        expect(await tx.entries.tallies('thu', 'dot-1', {}, 'thon-2')).toEqual([
          { unit: 'thon-2', metric: 'installed', proof: 'self-declared', entries: 1 },
          { unit: 'thon-2', metric: 'installed', proof: 'unit-confirmed', entries: 1 },
        ]);
        const people = async (...proofs: Entry['proof'][]) =>
          Object.fromEntries(await tx.entries.people('thu', 'dot-1', proofs));
        expect(await people('self-declared', 'unit-confirmed', 'verified')).toEqual({
          activated: 1,
          installed: 2,
        });
        expect(await people('unit-confirmed', 'verified')).toEqual({ installed: 1 });
        expect(await people()).toEqual({});
      });
    });

    test('one list is counted with what the same transaction has recorded, merged and withdrawn', async () => {
      await record();
      await open().transaction(async (tx) => {
        const counted = async (window = {}) =>
          (await tx.entries.tallies('thu', 'dot-1', window, 'thon-1')).map(
            ({ metric, proof, entries }) => `${metric} ${proof} ${entries}`,
          );
        const { id } = await tx.entries.record(entry({ person: binh, achieved: ['activated', 'installed'] }));
        await tx.entries.record(entry({ unit: 'thon-2', person: binh }));
        expect(await counted()).toEqual(['activated self-declared 1', 'installed self-declared 2']);
        expect(await counted({ from: hours(1) })).toEqual([]);
        await tx.entries.record(entry({ person: binh, achieved: ['installed'], proof: 'verified' }));
        expect(await counted()).toEqual([
          'activated self-declared 1',
          'installed self-declared 1',
          'installed verified 1',
        ]);
        await tx.entries.withdraw('thu', 'dot-1', 'thon-1', id, hours(1));
        expect(await counted()).toEqual(['installed self-declared 1']);
      });
    });

    test('a window counts what was first recorded in it', async () => {
      await record({ at: hours(1) });
      await record({ at: hours(5), achieved: ['installed', 'activated'] });
      await record({ at: hours(5), unit: 'thon-2', proof: 'unit-confirmed' });
      await open().transaction(async (tx) => {
        const window = { from: hours(2), until: hours(6) };
        const rows = await tx.entries.tallies('thu', 'dot-1', window);
        expect(rows.map(({ unit, metric }) => `${unit} ${metric}`)).toEqual([
          'thon-1 activated',
          'thon-2 installed',
        ]);
        expect(await tx.entries.tallies('thu', 'dot-1', window, 'thon-1')).toEqual(
          rows.filter(({ unit }) => unit === 'thon-1'),
        );
        const people = async (from: number, until: number) =>
          Object.fromEntries(
            await tx.entries.people('thu', 'dot-1', ['self-declared', 'unit-confirmed'], {
              from: hours(from),
              until: hours(until),
            }),
          );
        expect(await people(2, 6)).toEqual({ activated: 1 });
        expect(await people(1, 2)).toEqual({ installed: 1 });
        expect(await people(0, 1)).toEqual({});
        expect(await tx.entries.tallies('thu', 'dot-1', { until: hours(1) })).toEqual([]);
      });
    });
  });
}
