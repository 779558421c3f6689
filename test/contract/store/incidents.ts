import { expect, test } from 'vitest';
import type { Incident, Store } from '../../../src/ports/store.ts';
import { hours, morning } from './people.ts';

const draft: Omit<Incident, 'number'> = {
  id: 'i-1',
  commune: 'thu',
  kind: 'lost',
  account: 'an',
  at: morning,
  foundAt: morning,
  whose: 'danh sách 40 người',
  words: 'rơi điện thoại ở chợ',
  lookAt: hours(24),
};

export function incidentsContract(open: () => Store): void {
  test('incidents are numbered in their commune, the newest first, and looked at in time', async () => {
    const opened = await open().transaction(async (tx) => [
      await tx.incidents.open(draft),
      await tx.incidents.open({ ...draft, id: 'i-2', lookAt: hours(48) }),
      await tx.incidents.open({ ...draft, id: 'i-3', commune: 'khac' }),
    ]);
    expect(opened.map(({ number }) => number)).toEqual([1, 2, 1]);
    await open().transaction(async (tx) => {
      expect((await tx.incidents.of('thu', 5)).map(({ id }) => id)).toEqual(['i-2', 'i-1']);
      expect(await tx.incidents.of('thu', 1)).toHaveLength(1);
      expect(await tx.incidents.find('thu', 1)).toEqual({ ...draft, number: 1 });
      expect(await tx.incidents.find('thu', 3)).toBeUndefined();
      expect((await tx.incidents.toLookAt('thu', hours(24))).map(({ id }) => id)).toEqual(['i-1']);
      expect(await tx.incidents.nextLook(hours(24))).toBe(hours(48));
    });
  });

  test('what became of one is kept, and it is forgotten by age when it was closed', async () => {
    const { lookAt: _, ...rest } = draft;
    const told = { at: hours(3), how: 'A05, công văn 12' };
    const closed = { at: hours(5), how: 'đã khóa máy' };
    await open().transaction(async (tx) => {
      const one = await tx.incidents.open(draft);
      await tx.incidents.open({ ...draft, id: 'i-2' });
      tx.incidents.change({ ...rest, number: one.number, told });
    });
    await open().transaction(async (tx) => {
      expect(await tx.incidents.find('thu', 1)).toEqual({ ...rest, number: 1, told });
      expect((await tx.incidents.toLookAt('thu', hours(100))).map(({ id }) => id)).toEqual(['i-2']);
      tx.incidents.change({ ...rest, number: 1, told, closed });
    });
    await open().transaction(async (tx) => {
      expect(await tx.incidents.find('thu', 1)).toEqual({ ...rest, number: 1, told, closed });
      expect(await tx.incidents.prune('thu', hours(5), 10)).toEqual([]);
      expect(await tx.incidents.prune('thu', hours(6), 10)).toEqual(['i-1']);
      expect((await tx.incidents.of('thu', 5)).map(({ id }) => id)).toEqual(['i-2']);
    });
  });
}
