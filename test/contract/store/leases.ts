import { expect, test } from 'vitest';
import { HOUR, later } from '../../../src/core/time/instant.ts';
import type { Store } from '../../../src/ports/store.ts';
import { draft, hours, morning, take } from './people.ts';

export function leasesContract(open: () => Store): void {
  const claim = (place: string, life: string, { name = 'web', at = morning, lasts = HOUR } = {}) =>
    open().transaction((tx) => tx.leases.claim({ name, place, life, at, until: later(at, lasts) }));
  const release = (life: string) => open().transaction((tx) => tx.leases.release('web', life, morning));

  test('who comes first holds it, goes on in the same epoch, and is not robbed', async () => {
    expect(await claim('a', 'a1')).toBe(1);
    expect(await claim('b', 'b1')).toBeUndefined();
    expect(await claim('a', 'a1', { at: later(morning, HOUR - 1) })).toBe(1);
    expect(await claim('b', 'b1', { at: hours(1) })).toBeUndefined();
    expect(await claim('a', 'a1', { at: hours(1) })).toBe(1);
  });

  test('a leader who was not heard of is replaced when its time is over, and is told so when it comes back', async () => {
    await claim('a', 'a1');
    expect(await claim('b', 'b1', { at: hours(1) })).toBe(2);
    expect(await claim('a', 'a1', { at: hours(1) })).toBeUndefined();
    expect(await claim('a', 'a1', { at: hours(2) })).toBe(3);
  });

  test('the next life at the same place takes over at once', async () => {
    await claim('a', 'a1');
    expect(await claim('a', 'a2')).toBe(2);
  });

  test('who lets go is followed at once, and nobody lets go for another', async () => {
    await claim('a', 'a1');
    await release('b1');
    expect(await claim('b', 'b1')).toBeUndefined();
    await release('a1');
    expect(await claim('b', 'b1')).toBe(2);
  });

  test('each name has a leader of its own', async () => {
    expect([await claim('a', 'a1'), await claim('b', 'b1', { name: 'zalo' })]).toEqual([1, 1]);
  });

  test('of many who come at once one leads', async () => {
    const epochs = await Promise.all(Array.from({ length: 8 }, (_, n) => claim(`p${n}`, `l${n}`)));
    expect(epochs.filter((epoch) => epoch !== undefined)).toEqual([1]);
  });

  test('who has been replaced takes no message any more', async () => {
    await open().transaction(async (tx) => tx.outbox.add(draft('a')));
    await claim('a', 'a1');
    await claim('b', 'b1', { at: hours(1) });
    expect(await take(open(), hours(1), 1)).toEqual([]);
    expect(await take(open(), hours(1), 2)).toEqual(['a']);
  });
}
