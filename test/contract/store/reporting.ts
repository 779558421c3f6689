import { expect, test } from 'vitest';
import type { Evidence, HandedPerson, StatedFigure, Store } from '../../../src/ports/store.ts';
import type { Household } from '../../../src/ports/tables/households.ts';
import { binh, entry, hours, morning, thu } from './people.ts';

const place = { commune: 'thu', campaign: 'dot-1', unit: 'thon-1' } as const;

const figure = (change: Partial<StatedFigure> = {}): StatedFigure => ({
  ...place,
  subject: 'base:members',
  value: 12,
  by: 'an',
  at: morning,
  ...change,
});
const shown = (change: Partial<Evidence> = {}): Evidence => ({
  id: 'e-1',
  ...place,
  obligation: 'o',
  kind: 'photo',
  album: 'a-1',
  media: 'm-1',
  state: 'wanted',
  by: 'an',
  at: morning,
  ...change,
});
const person = (id: string, change: Partial<HandedPerson> = {}): HandedPerson => ({
  id,
  ...place,
  group: 'g-1',
  person: thu,
  by: 'cong-an',
  at: morning,
  ...change,
});

export function reportingContract(open: () => Store): void {
  test('of what was stated the last statement counts, one that took it back is none, and all are kept', async () => {
    const first = figure({ source: 'Sổ của thôn' });
    const second = figure({ value: 15, at: hours(1) });
    const other = figure({ subject: 'count:r/p:m', value: 0 });
    const taken = figure({ subject: 'pledge:t', value: null, at: hours(1) });
    await open().transaction(async (tx) => {
      for (const one of [second, first, other, figure({ subject: 'pledge:t' }), taken]) tx.stated.state(one);
      tx.stated.state(figure({ unit: 'thon-2', value: 7 }));
      tx.stated.state(figure({ campaign: 'dot-2' }));
    });
    const read = (unit?: string) => open().transaction((tx) => tx.stated.of('thu', 'dot-1', unit));
    expect(await read('thon-1')).toEqual([second, other]);
    expect((await read()).map(({ unit, value }) => [unit, value])).toEqual([
      ['thon-1', 15],
      ['thon-1', 0],
      ['thon-2', 7],
    ]);
    const history = await open().transaction((tx) =>
      tx.stated.history('thu', 'dot-1', 'thon-1', 'base:members'),
    );
    expect(history).toEqual([first, second]);
  });

  test('evidence is kept when its bytes have come, and an album is withdrawn as one', async () => {
    const { media: _, ...link } = shown({
      id: 'e-3',
      album: 'a-2',
      kind: 'link',
      link: 'https://bao.example/a',
      state: 'kept',
    });
    await open().transaction(async (tx) => {
      for (const one of [
        shown(),
        shown({ id: 'e-2', media: 'm-2', at: hours(1) }),
        { ...link, at: hours(2) },
      ])
        tx.evidence.add(one);
      tx.evidence.settle('e-1', { state: 'kept', sha256: 'aa', look: '00ff' });
      tx.evidence.settle('e-2', { state: 'refused' });
    });
    const read = () => open().transaction((tx) => tx.evidence.of('thu', 'dot-1', 'thon-1'));
    expect(await read()).toEqual([shown({ state: 'kept' }), { ...link, at: hours(2) }]);
    const prints = () => open().transaction((tx) => tx.evidence.fingerprints('thu', 'dot-1'));
    expect((await prints()).map(({ id, sha256, look }) => [id, sha256, look])).toEqual([
      ['e-1', 'aa', '00ff'],
    ]);
    const withdraw = (unit: string) =>
      open().transaction((tx) => tx.evidence.withdraw('thu', 'dot-1', unit, 'a-1'));
    expect([await withdraw('thon-2'), await withdraw('thon-1'), await withdraw('thon-1')]).toEqual([0, 2, 0]);
    await open().transaction(async (tx) => tx.evidence.settle('e-1', { state: 'kept', sha256: 'aa' }));
    expect((await read()).map(({ id }) => id)).toEqual(['e-3']);
    expect(await prints()).toEqual([]);
  });

  test('a difficulty is kept with its answer, a later answer in place of an earlier one', async () => {
    const difficulty = { id: 'd-1', ...place, text: 'Sóng yếu ở xóm trên', by: 'an', at: morning };
    await open().transaction(async (tx) => {
      tx.difficulties.add(difficulty);
      tx.difficulties.add({ ...difficulty, id: 'd-2', unit: 'thon-2', at: hours(1) });
    });
    const answer = (id: string, words: string, commune = 'thu') =>
      open().transaction((tx) => tx.difficulties.answer(commune, id, words, 'cong-an', hours(2)));
    expect([await answer('d-1', 'Cũ'), await answer('d-1', 'Mới'), await answer('d-9', 'x')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await answer('d-2', 'x', 'khac')).toBe(false);
    const all = await open().transaction((tx) => tx.difficulties.of('thu', 'dot-1'));
    expect(all.map(({ id, answer: words }) => [id, words])).toEqual([
      ['d-1', 'Mới'],
      ['d-2', undefined],
    ]);
    expect(await open().transaction((tx) => tx.difficulties.of('thu', 'dot-1', 'thon-1'))).toEqual([
      { ...difficulty, answer: 'Mới', answeredBy: 'cong-an', answeredAt: hours(2) },
    ]);
  });

  test('the history of a thing is told in order, and of nothing else', async () => {
    const happening = { subject: 'entry:1', at: morning, by: 'an', action: 'recorded' };
    const change = { ...happening, at: hours(1), action: 'corrected', detail: { name: 'Nguyễn Văn Thử' } };
    await open().transaction(async (tx) => {
      for (const one of [happening, change, { ...happening, subject: 'entry:2' }]) tx.histories.add(one);
    });
    expect(await open().transaction((tx) => tx.histories.of('entry:1'))).toEqual([happening, change]);
  });

  test('a spot check keeps its sample and what was found, the newest check first', async () => {
    const check = { id: 'c-1', commune: 'thu', campaign: 'dot-1', seed: 's', by: 'cong-an', at: morning };
    await open().transaction(async (tx) => {
      tx.spotChecks.begin(check, [
        { n: 1, entry: 'e-1', unit: 'thon-1' },
        { n: 2, entry: 'e-2', unit: 'thon-1' },
      ]);
      tx.spotChecks.begin({ ...check, id: 'c-2', at: hours(1) }, []);
      tx.spotChecks.settle('c-1', 2, 'not-met', 'chưa cài', 'cong-an', hours(2));
    });
    expect(await open().transaction((tx) => tx.spotChecks.of('thu', 'dot-1'))).toEqual([
      { ...check, id: 'c-2', at: hours(1), items: [] },
      {
        ...check,
        items: [
          { check: 'c-1', n: 1, entry: 'e-1', unit: 'thon-1' },
          {
            check: 'c-1',
            n: 2,
            entry: 'e-2',
            unit: 'thon-1',
            outcome: 'not-met',
            reason: 'chưa cài',
            by: 'cong-an',
            at: hours(2),
          },
        ],
      },
    ]);
  });

  test('people handed to a unit are there once, each with what became of them', async () => {
    const add = (...people: readonly HandedPerson[]) => open().transaction((tx) => tx.handed.add(people));
    expect(await add(person('h-1'), person('h-2'), person('h-3', { person: binh, group: 'g-2' }))).toBe(2);
    expect(await add(person('h-4'), person('h-5', { unit: 'thon-2' }))).toBe(1);
    const settle = (unit: string, id: string, outcome: 'absent' | 'done' = 'done') =>
      open().transaction((tx) => tx.handed.settle('thu', unit, id, outcome, 'an', hours(1)));
    expect([await settle('thon-2', 'h-1'), await settle('thon-1', 'h-1', 'absent')]).toEqual([false, true]);
    expect([await settle('thon-1', 'h-1'), await settle('thon-1', 'h-1')]).toEqual([true, false]);
    const list = await open().transaction((tx) => tx.handed.of('thu', 'dot-1', 'thon-1'));
    expect(list).toEqual([
      person('h-1', { outcome: 'done', settledBy: 'an', settledAt: hours(1) }),
      person('h-3', { person: binh, group: 'g-2' }),
    ]);
    expect(await open().transaction((tx) => tx.handed.counts('thu', 'dot-1'))).toEqual([
      { unit: 'thon-1', group: 'g-1', outcome: 'done', people: 1 },
      { unit: 'thon-1', group: 'g-2', outcome: 'open', people: 1 },
      { unit: 'thon-2', group: 'g-1', outcome: 'open', people: 1 },
    ]);
  });

  const list = () => open().transaction((tx) => tx.entries.list('thu', 'dot-1', 'thon-1'));
  const counted = async () =>
    (await open().transaction((tx) => tx.entries.tallies('thu', 'dot-1'))).map(
      ({ metric, proof, entries }) => [metric, proof, entries],
    );

  test('whoever has left stays in the list and counts no more, until they are back', async () => {
    await open().transaction((tx) => tx.entries.record(entry({ id: 'row-1' })));
    const leave = (reason: string | null, unit = 'thon-1') =>
      open().transaction((tx) => tx.entries.leave('thu', 'dot-1', unit, 'row-1', reason, hours(1)));
    expect(await leave('moved', 'thon-2')).toBe(false);
    expect(await leave('moved')).toBe(true);
    expect((await list()).map(({ left, achieved }) => [left, achieved])).toEqual([['moved', ['installed']]]);
    expect(await counted()).toEqual([]);
    await leave(null);
    expect((await list()).map(({ left }) => left)).toEqual([undefined]);
    expect(await counted()).toEqual([['installed', 'self-declared', 1]]);
    await leave('died');
    await open().transaction((tx) => tx.entries.record(entry({ at: hours(2) })));
    expect(await counted()).toEqual([['installed', 'self-declared', 1]]);
  });

  test('what was rejected of somebody who left is not back when they are', async () => {
    const achieved = ['installed', 'registered'];
    await open().transaction((tx) => tx.entries.record(entry({ id: 'row-1', achieved })));
    const reject = () =>
      open().transaction((tx) =>
        tx.entries.judge({ ...place, entry: 'row-1', metric: 'installed', to: 'rejected', reason: 'other' }),
      );
    await reject();
    for (const reason of ['moved', null])
      await open().transaction((tx) => tx.entries.leave('thu', 'dot-1', 'thon-1', 'row-1', reason, hours(1)));
    expect(await counted()).toEqual([['registered', 'self-declared', 1]]);
  });

  test('a row that was withdrawn cannot be rejected, and counts when it is recorded again', async () => {
    await open().transaction((tx) => tx.entries.record(entry({ id: 'row-1' })));
    await open().transaction((tx) => tx.entries.withdraw('thu', 'dot-1', 'thon-1', 'row-1', hours(1)));
    const verdict = {
      ...place,
      entry: 'row-1',
      metric: 'installed',
      to: 'rejected',
      reason: 'other',
    } as const;
    expect(await open().transaction((tx) => tx.entries.judge(verdict))).toBe(false);
    await open().transaction((tx) => tx.entries.record(entry({ at: hours(2) })));
    expect(await counted()).toEqual([['installed', 'self-declared', 1]]);
  });

  test('each thing achieved climbs by itself, and what is rejected leaves the totals until it is corrected', async () => {
    const achieved = ['installed', 'registered'];
    await open().transaction((tx) => tx.entries.record(entry({ id: 'row-1', achieved })));
    const judge = (metric: string, to: 'unit-confirmed' | 'verified') =>
      open().transaction((tx) => tx.entries.judge({ ...place, entry: 'row-1', metric, to }));
    expect(await judge('installed', 'verified')).toBe(true);
    expect(await judge('installed', 'unit-confirmed')).toBe(false);
    expect(await judge('registered', 'unit-confirmed')).toBe(true);
    expect((await list())[0]?.proofs).toEqual({ installed: 'verified', registered: 'unit-confirmed' });
    const reject = (unit: string) =>
      open().transaction((tx) =>
        tx.entries.judge({
          ...place,
          unit,
          entry: 'row-1',
          metric: 'installed',
          to: 'rejected',
          reason: 'chưa cài',
        }),
      );
    expect([await reject('thon-2'), await reject('thon-1')]).toEqual([false, true]);
    expect((await list()).map((row) => [row.achieved, row.rejected])).toEqual([
      [['registered'], { installed: 'chưa cài' }],
    ]);
    // To say the same again does not lift it.
    await open().transaction((tx) =>
      tx.entries.record(entry({ achieved, proof: 'unit-confirmed', at: hours(1) })),
    );
    expect(await counted()).toEqual([['registered', 'unit-confirmed', 1]]);
    await open().transaction((tx) =>
      tx.entries.correct('thu', 'dot-1', 'thon-1', 'row-1', { achieved, by: 'an' }, hours(2)),
    );
    expect((await list())[0]?.rejected).toEqual({});
    expect((await counted()).length).toBe(2);
  });

  test('a list is known by its ids, and some of its rows are opened by them; those of other lists are not', async () => {
    const found = await open().transaction(async (tx) => {
      for (const [id, unit, n] of [
        ['b', 'thon-1', 2],
        ['a', 'thon-1', 1],
        ['c', 'thon-2', 3],
      ] as const)
        await tx.entries.record(
          entry({ id, unit, at: hours(n), person: { name: `Nguyễn Văn ${id}`, phone: `+8491200000${n}` } }),
        );
      const ids = await tx.entries.ids('thu', 'dot-1', 'thon-1');
      const rows = await tx.entries.open('thu', 'dot-1', 'thon-1', ['c', 'b', 'nobody']);
      return { ids, rows: rows.map(({ id, person }) => [id, person.phone]) };
    });
    expect(found).toEqual({ ids: ['a', 'b'], rows: [['b', '+84912000002']] });
  });

  test('a helper is credited once for each person who counts, however their name is written', async () => {
    await open().transaction(async (tx) => {
      await tx.entries.record(entry({ id: 'row-1', helper: 'Lê Thị Giúp' }));
      await tx.entries.record(entry({ id: 'row-2', person: binh, helper: 'le thi giup' }));
      await tx.entries.record(entry({ id: 'row-3', unit: 'thon-2', helper: 'Lê Thị Giúp' }));
      await tx.entries.record(entry({ id: 'row-4', person: { name: 'Không Ai Giúp' } }));
    });
    const credits = await open().transaction((tx) => tx.entries.credits('thu', 'dot-1'));
    expect(credits).toEqual([
      { unit: 'thon-1', helper: 'Lê Thị Giúp', metric: 'installed', people: 2 },
      { unit: 'thon-2', helper: 'Lê Thị Giúp', metric: 'installed', people: 1 },
    ]);
    const verdict = {
      ...place,
      entry: 'row-2',
      metric: 'installed',
      to: 'rejected',
      reason: 'other',
    } as const;
    await open().transaction((tx) => tx.entries.judge(verdict));
    const left = await open().transaction((tx) => tx.entries.credits('thu', 'dot-1'));
    expect(left.map(({ people }) => people)).toEqual([1, 1]);
    const rows = await open().transaction((tx) => tx.entries.opened('thu', 'dot-1', 'thon-1'));
    expect(rows.map(({ person: { citizenId }, helper, by }) => [citizenId, helper, by])).toEqual([
      [thu.citizenId, 'Lê Thị Giúp', 'account-1'],
      [undefined, 'le thi giup', 'account-1'],
      [undefined, undefined, 'account-1'],
    ]);
  });

  test('a household is there once, and what is said of it again replaces; its sums are of one unit', async () => {
    const household = (id: string, more: Partial<Household> = {}): Household => ({
      id,
      commune: 'thu',
      campaign: 'dot-1',
      unit: 'thon-1',
      name: 'Nguyễn Văn Thử',
      address: 'Xóm Trên',
      counts: { phones: 2 },
      by: 'an',
      at: hours(0),
      ...more,
    });
    const put = (...all: readonly Household[]) => open().transaction((tx) => tx.households.put(all));
    expect(await put()).toBe(0);
    expect(await put(household('a'), household('b', { name: 'Trần Thị Giả' }))).toBe(2);
    const again = { name: 'nguyễn văn thử', address: 'xóm trên', counts: { phones: 5 } };
    expect(await put(household('c', again), household('d', again))).toBe(0);
    await put(household('e', { unit: 'thon-2' }));
    await open().transaction(async (tx) => {
      expect(await tx.households.sum('thu', 'dot-1', 'thon-1')).toEqual({
        households: 2,
        counts: { phones: 7 },
      });
      expect(await tx.households.of('thu', 'dot-1', 'thon-1')).toEqual([
        household('a', { counts: { phones: 5 } }),
        household('b', { name: 'Trần Thị Giả' }),
      ]);
      expect(await tx.households.remove('thu', 'thon-2', 'a')).toBe(false);
      expect(await tx.households.remove('thu', 'thon-1', 'a')).toBe(true);
      expect(await tx.households.prune('thu', 'dot-1', 10, hours(0))).toEqual([]);
      expect(await tx.households.prune('thu', 'dot-1', 10)).toHaveLength(2);
      expect(await tx.households.sum('thu', 'dot-1', 'thon-1')).toEqual({ households: 0, counts: {} });
    });
  });
}
