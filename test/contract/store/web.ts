import { expect, test } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import { hours, morning } from './people.ts';

const bytes = (n: number) => new Uint8Array(16).fill(n);
const link = (n: number, expires = hours(1)) => ({
  digest: bytes(n),
  account: 'an',
  commune: 'thu',
  page: 'board',
  args: { unit: 'thon-1' },
  expires,
});

export function webContract(open: () => Store): void {
  test('a link is found as it was made, in the same transaction and later', async () => {
    const [now] = await open().transaction(async (tx) => {
      tx.webLinks.add(link(1));
      return [await tx.webLinks.find(bytes(1))];
    });
    const again = await open().transaction((tx) => tx.webLinks.find(bytes(1)));
    const found = (one: typeof now) => one && { ...one, digest: [...one.digest] };
    expect(found(now)).toEqual({ ...link(1), digest: [...bytes(1)] });
    expect(found(again)).toEqual(found(now));
    expect(await open().transaction((tx) => tx.webLinks.find(bytes(2)))).toBeUndefined();
  });

  test('a link is used once, whoever is quicker', async () => {
    await open().transaction(async (tx) => tx.webLinks.add(link(1)));
    const use = () => open().transaction((tx) => tx.webLinks.use(bytes(1), morning));
    expect((await Promise.all([use(), use(), use()])).toSorted()).toEqual([false, false, true]);
    expect(await open().transaction((tx) => tx.webLinks.find(bytes(1)))).toMatchObject({ usedAt: morning });
    expect(await open().transaction((tx) => tx.webLinks.use(bytes(9), morning))).toBe(false);
  });

  test('a session is there until it ends', async () => {
    await open().transaction(async (tx) => {
      tx.webSessions.add({ ...link(1), since: morning });
      tx.webSessions.add({ ...link(2), since: morning });
    });
    await open().transaction(async (tx) => tx.webSessions.end(bytes(1)));
    const [gone, kept] = await open().transaction(async (tx) => [
      await tx.webSessions.find(bytes(1)),
      await tx.webSessions.find(bytes(2)),
    ]);
    expect(gone).toBeUndefined();
    expect(kept).toMatchObject({ account: 'an', args: { unit: 'thon-1' }, since: morning });
  });

  test('what expired is swept away, a few at a time', async () => {
    await open().transaction(async (tx) => {
      for (const n of [1, 2, 3]) tx.webLinks.add(link(n, hours(n)));
      for (const n of [1, 2, 3]) tx.webSessions.add({ ...link(n, hours(n)), since: morning });
    });
    const swept = await open().transaction(async (tx) => [
      await tx.webLinks.prune(hours(3), 1),
      await tx.webLinks.prune(hours(3), 5),
      await tx.webSessions.prune(hours(3), 5),
    ]);
    expect(swept).toEqual([1, 1, 2]);
    expect(await open().transaction((tx) => tx.webLinks.find(bytes(3)))).toBeDefined();
  });
}
