import { expect, test } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import { binh, entry, hours, thu } from './people.ts';

/** Thu in two lists on two days, Bình in one, and somebody who was withdrawn. */
async function fill(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.entries.record(
      entry({ id: 'thu-1', details: { case: 'g1' }, achieved: ['installed', 'registered'] }),
    );
    await tx.entries.record(
      entry({ id: 'thu-2', unit: 'thon-2', details: { case: 'g2' }, by: 'account-2', at: hours(24) }),
    );
    await tx.entries.record(entry({ id: 'binh-1', person: binh, proof: 'verified', at: hours(24) }));
    await tx.entries.record(
      entry({ id: 'gone', unit: 'thon-2', person: { name: 'Lê Rút', address: 'Thôn 2' }, by: 'account-2' }),
    );
    await tx.entries.withdraw('thu', 'dot-1', 'thon-2', 'gone', hours(25));
  });
}

const flat = (parts: readonly { of: string; metric: string; proof: string; entries: number }[]) =>
  parts.map(({ of, metric, proof, entries }) => `${of} ${metric} ${proof} ${entries}`);

export function breakdownsContract(open: () => Store): void {
  test('rows by the day they were recorded on, of all units and of one', async () => {
    await fill(open());
    const days = (unit?: string) => open().transaction((tx) => tx.breakdowns.days('thu', 'dot-1', unit));
    expect(flat(await days())).toEqual([
      '2026-01-05 installed self-declared 1',
      '2026-01-05 registered self-declared 1',
      '2026-01-06 installed self-declared 1',
      '2026-01-06 installed verified 1',
    ]);
    expect(flat(await days('thon-2'))).toEqual(['2026-01-06 installed self-declared 1']);
  });

  test('a row recorded just before midnight in Việt Nam is of the day that ends', async () => {
    await open().transaction((tx) => tx.entries.record(entry({ at: hours(15.99) })));
    await open().transaction((tx) => tx.entries.record(entry({ unit: 'thon-2', at: hours(16) })));
    const days = await open().transaction((tx) => tx.breakdowns.days('thu', 'dot-1'));
    expect(days.map(({ of }) => of)).toEqual(['2026-01-05', '2026-01-06']);
  });

  test('rows by one of their details, and by who recorded them', async () => {
    await fill(open());
    const [cases, actors] = await open().transaction((tx) =>
      Promise.all([tx.breakdowns.details('thu', 'dot-1', 'case'), tx.breakdowns.actors('thu', 'dot-1')]),
    );
    expect(flat(cases).toSorted()).toEqual([
      ' installed verified 1',
      'g1 installed self-declared 1',
      'g1 registered self-declared 1',
      'g2 installed self-declared 1',
    ]);
    expect(flat(actors)).toEqual([
      'account-1 installed self-declared 1',
      'account-1 installed verified 1',
      'account-1 registered self-declared 1',
      'account-2 installed self-declared 1',
    ]);
  });

  test('a list comes page by page, by name, as far as it was recorded then, and nothing twice', async () => {
    const names = ['Đinh Thử', 'An Thử', 'Bình Thử', 'An Thử', 'Châu Thử'];
    await open().transaction(async (tx) => {
      for (const [n, name] of names.entries())
        await tx.entries.record(
          entry({ id: `row-${n}`, person: { name, address: `Nhà ${n}` }, at: hours(n) }),
        );
    });
    const list = { commune: 'thu', campaign: 'dot-1', unit: 'thon-1' };
    const found: string[] = [];
    let after: string | undefined;
    do {
      const { rows, next } = await open().transaction((tx) =>
        tx.personRows.page(list, { until: hours(3), limit: 2, fields: ['address'], ...(after && { after }) }),
      );
      found.push(...rows.map(({ id, person }) => `${id} ${person.name} ${person.address}`));
      after = next;
    } while (after !== undefined);
    expect(found).toEqual([
      'row-1 An Thử Nhà 1',
      'row-3 An Thử Nhà 3',
      'row-2 Bình Thử Nhà 2',
      'row-0 Đinh Thử Nhà 0',
    ]);
  });

  test('people in several lists are found with their rows, and counted beyond the limit', async () => {
    await fill(open());
    const shared = (limit: number) => open().transaction((tx) => tx.breakdowns.shared('thu', 'dot-1', limit));
    expect(await shared(5)).toEqual({
      total: 1,
      people: [
        {
          name: thu.name,
          rows: [
            { unit: 'thon-1', entry: 'thu-1' },
            { unit: 'thon-2', entry: 'thu-2' },
          ],
        },
      ],
    });
    await open().transaction((tx) => tx.entries.record(entry({ person: binh, unit: 'thon-1' })));
    expect((await shared(0)).total).toBe(1);
  });
}
