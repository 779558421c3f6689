import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry, PersonFields, Store } from '../../../src/ports/store.ts';
import { entry, hours, morning } from './people.ts';

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

/** Few names, numbers and places, so that everybody meets everybody. */
const someone = fc
  .record({
    name: fc.constantFrom('Nguyễn Văn Thử', 'Nguyen Van Thu', 'Nguyễn Văn Thứ', 'Trần Thị Giả'),
    citizenId: maybe(['001099000001', '001099000002', '001099000003']),
    address: maybe(['Thôn 1', 'Thôn 2']),
    phone: maybe(['+84912000001', '+84912000002']),
  })
  .map(
    (fields) =>
      Object.fromEntries(
        Object.entries(fields).filter(([, value]) => value !== undefined),
      ) as unknown as PersonFields,
  );

const entries = fc.array(
  fc.record({
    person: someone,
    unit: fc.constantFrom('thon-1', 'thon-2'),
    achieved: fc.subarray(['installed', 'registered']),
    withdrawn: fc.boolean(),
  }),
  { minLength: 1, maxLength: 14 },
);

const row = (person: PersonFields) => ({
  person,
  unit: 'thon-2' as const,
  achieved: [],
  withdrawn: false,
});
/** The second gives the row of the first the name by which the third is found. */
const renaming = [
  { name: 'Nguyễn Văn Thử', citizenId: '001099000002', address: 'Thôn 1' },
  { name: 'Trần Thị Giả', citizenId: '001099000002' },
  { name: 'Trần Thị Giả', address: 'Thôn 1' },
].map(row);

export function recordAllContract(open: () => Store): void {
  test('recorded together is recorded one after the other', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(entries, entries, async (before, list) => {
        const communes = [`a-${++run}`, `b-${run}`] as const;
        const make = (commune: string, all: typeof list, part: string): Entry[] =>
          all.map(({ person, unit, achieved }, n) =>
            entry({ id: `${commune}-${part}-${n}`, commune, unit, person, achieved, at: hours(n) }),
          );
        const outcomes = await Promise.all(
          communes.map(async (commune, which) => {
            for (const [n, one] of make(commune, before, 'x').entries()) {
              await open().transaction(async (tx) => {
                const { id } = await tx.entries.record(one);
                if (before[n]?.withdrawn) await tx.entries.withdraw(commune, 'dot-1', one.unit, id, morning);
              });
            }
            return open().transaction(async (tx) => {
              const all = make(commune, list, 'y');
              if (which === 0) return tx.entries.recordAll(all);
              const recorded = [];
              for (const one of all) recorded.push(await tx.entries.record(one));
              return recorded;
            });
          }),
        );
        const plain = (value: unknown): string => JSON.stringify(value).replaceAll(/"[ab]-\d+/g, '"');
        expect(plain(outcomes[0])).toBe(plain(outcomes[1]));
        const lists = await Promise.all(
          communes.map((commune) =>
            open().transaction(async (tx) => [
              await tx.entries.list(commune, 'dot-1', 'thon-1'),
              await tx.entries.list(commune, 'dot-1', 'thon-2'),
              await tx.entries.tallies(commune, 'dot-1'),
              [...(await tx.entries.people(commune, 'dot-1', ['self-declared']))],
            ]),
          ),
        );
        expect(plain(lists[0])).toBe(plain(lists[1]));
      }),
      { numRuns: 15, examples: [[[row({ name: 'Nguyễn Văn Thử' })], renaming]] },
    );
  });

  test('what recording would find is told beforehand, and nothing is written', async () => {
    const thu = { name: 'Nguyễn Văn Thử', citizenId: '001099000001' };
    const place = { name: 'Trần Thị Giả', address: 'Thôn 1' };
    await open().transaction(async (tx) => {
      await tx.entries.record(entry({ person: thu, unit: 'thon-1' }));
      await tx.entries.record(entry({ person: thu, unit: 'thon-2' }));
      await tx.entries.record(entry({ person: thu, campaign: 'dot-0' }));
      await tx.entries.record(entry({ person: place, unit: 'thon-1' }));
    });
    const stranger = { name: 'Lê Văn Tạm', citizenId: '001099000009' };
    const foresee = (unit: string) =>
      open().transaction((tx) => tx.entries.foresee('thu', 'dot-1', unit, [thu, place, stranger]));
    expect(await foresee('thon-1')).toEqual([
      { inList: true, alsoIn: ['thon-2'], campaigns: ['dot-0'] },
      { inList: true, alsoIn: [], campaigns: [] },
      { inList: false, alsoIn: [], campaigns: [] },
    ]);
    expect(await foresee('thon-3')).toEqual([
      { inList: false, alsoIn: ['thon-1', 'thon-2'], campaigns: ['dot-0'] },
      { inList: false, alsoIn: [], campaigns: [] },
      { inList: false, alsoIn: [], campaigns: [] },
    ]);
    expect(await open().transaction((tx) => tx.entries.list('thu', 'dot-1', 'thon-3'))).toEqual([]);
  });

  test('where nobody can be known, looking each of them up finds nobody', async () => {
    let run = 0;
    let unknown = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(someone, { maxLength: 3 }),
        fc.array(someone, { maxLength: 2 }),
        async (old, few) => {
          const commune = `c-${++run}`;
          const place = [commune, 'dot-1', 'thon-1'] as const;
          const [mayKnow, foreseen] = await open().transaction(async (tx) => {
            await tx.entries.recordAll(
              old.map((person, n) =>
                entry({ id: `${commune}-${n}`, commune, unit: `thon-${(n % 2) + 1}`, person }),
              ),
            );
            const citizenIds = few.flatMap(({ citizenId }) => citizenId ?? []);
            const found = { citizenIds, byName: citizenIds.length < few.length };
            return [await tx.entries.mayKnow(...place, found), await tx.entries.foresee(...place, few)];
          });
          if (mayKnow) return;
          unknown += few.length;
          for (const one of foreseen) expect(one).toEqual({ inList: false, alsoIn: [], campaigns: [] });
        },
      ),
      { numRuns: 40 },
    );
    expect(unknown).toBeGreaterThan(5);
  });

  test('whom a number or a name could tell may be known', async () => {
    const numbered = { name: 'Nguyễn Văn Thử', citizenId: '001099000001' };
    await open().transaction((tx) => tx.entries.record(entry({ person: numbered, unit: 'thon-1' })));
    const mayKnow = (unit: string, found: { citizenIds: readonly string[]; byName: boolean }) =>
      open().transaction((tx) => tx.entries.mayKnow('thu', 'dot-1', unit, found));
    expect(await mayKnow('thon-2', { citizenIds: ['001099000009', '001099000001'], byName: false })).toBe(
      true,
    );
    expect(await mayKnow('thon-1', { citizenIds: ['001099000009'], byName: false })).toBe(false);
    expect(await mayKnow('thon-1', { citizenIds: [], byName: true })).toBe(true);
    expect(await mayKnow('thon-2', { citizenIds: [], byName: true })).toBe(false);
    const nameless = { name: 'Trần Thị Giả', address: 'Thôn 1' };
    await open().transaction((tx) => tx.entries.record(entry({ person: nameless, unit: 'thon-1' })));
    expect(await mayKnow('thon-1', { citizenIds: ['001099000009'], byName: false })).toBe(true);
  });

  test('the same name and year of birth in one village is a suspicion, under another number or none', async () => {
    const one = { name: 'Nguyễn Văn Thử', birthYear: 1985, address: 'Tổ 1, thôn 3' };
    await open().transaction((tx) =>
      tx.entries.recordAll([
        entry({ id: 'a', person: { ...one, citizenId: '001085000001' } }),
        entry({ id: 'b', unit: 'thon-2', person: { ...one, address: 'Thôn 3, xã Thử' } }),
        entry({ id: 'c', unit: 'thon-2', person: { ...one, birthYear: 1986, citizenId: '001086000002' } }),
        entry({ id: 'd', unit: 'thon-3', person: { ...one, address: 'Thôn 4', citizenId: '001085000003' } }),
        entry({ id: 'e', unit: 'thon-4', person: { ...one, citizenId: '001085000001' } }),
      ]),
    );
    expect(await open().transaction((tx) => tx.entries.alike('thu', 'dot-1', 10))).toEqual([
      {
        name: 'Nguyễn Văn Thử',
        birthYear: 1985,
        rows: [
          { unit: 'thon-1', entry: 'a' },
          { unit: 'thon-2', entry: 'b' },
          { unit: 'thon-4', entry: 'e' },
        ],
      },
    ]);
  });

  test('who is suspected does not depend on how name and village are written, and two names without their marks are two', async () => {
    const of = (id: string, unit: string, name: string, address: string) =>
      entry({ id, unit, person: { name, birthYear: 1985, address } });
    await open().transaction((tx) =>
      tx.entries.recordAll([
        of('a', 'thon-1', 'Trần Văn Hòa', 'thôn 3 xã Thử'),
        of('b', 'thon-2', 'tran van hoa', 'Tổ 1, thôn Ba'),
        of('c', 'thon-3', 'Trần Văn Hóa', 'thôn 3'),
        of('d', 'thon-4', 'Trần Văn Hoà', 'thôn 30'),
      ]),
    );
    const alike = await open().transaction((tx) => tx.entries.alike('thu', 'dot-1', 10));
    expect(alike.map(({ rows }) => rows.map(({ entry: id }) => id))).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
  });

  test('what a human decides of people who look alike is kept, and makes one person of them or of two numbers none', async () => {
    const one = { name: 'Nguyễn Văn Thử', birthYear: 1985, address: 'Tổ 1, thôn 3' };
    const other = { ...one, name: 'Trần Thị Giả' };
    await open().transaction((tx) =>
      tx.entries.recordAll([
        entry({ id: 'a', person: { ...one, citizenId: '001085000001' } }),
        entry({ id: 'b', unit: 'thon-2', person: { ...one, address: 'Thôn 3, xã Thử' } }),
        entry({ id: 'c', person: { ...other, citizenId: '001185000002' } }),
        entry({ id: 'd', unit: 'thon-2', person: { ...other, citizenId: '001185000003' } }),
      ]),
    );
    const alike = () => open().transaction((tx) => tx.entries.alike('thu', 'dot-1', 10));
    const settle = (ids: readonly string[], verdict: 'same' | 'different') =>
      open().transaction((tx) => tx.entries.settleAlike('thu', 'dot-1', ids, verdict, 'an', hours(1)));
    const people = async () =>
      (await open().transaction((tx) => tx.entries.people('thu', 'dot-1', ['self-declared']))).get(
        'installed',
      );
    expect([(await alike()).length, await people()]).toEqual([2, 4]);
    expect(await settle(['c', 'd'], 'same')).toBe('two-ids');
    expect([(await alike()).length, await people()]).toEqual([2, 4]);
    expect(await settle(['a', 'b'], 'same')).toBe('settled');
    expect([(await alike()).length, await people()]).toEqual([1, 3]);
    expect(await settle(['c', 'd'], 'different')).toBe('settled');
    expect([(await alike()).length, await people()]).toEqual([0, 3]);
    expect(await settle(['a', 'nobody'], 'same')).toBe('gone');
    const twin = entry({ id: 'twin', person: { ...one, address: 'Nhà 5, thôn 3' } });
    await open().transaction((tx) => tx.entries.record(twin));
    expect(await settle(['a', 'twin'], 'same')).toBe('same-list');
    const { drift } = await open().transaction(async (tx) => ({ drift: await tx.counters.drift(10) }));
    expect(drift).toEqual([]);
  });
}
