import { expect, test } from 'vitest';
import type { Inbound } from '../../../src/ports/inbound.ts';
import type { Store } from '../../../src/ports/store.ts';
import { hours, morning } from './people.ts';

const message = (key: string, address = 'an'): Inbound => ({
  key,
  address,
  at: morning,
  heard: { text: 'Nguyễn Văn Thử, 001099000001' },
});

export function deadLettersContract(open: () => Store): void {
  const add = (key: string, { at = morning, channel = 'web', address = 'an', kept = true } = {}) =>
    open().transaction(async (tx) =>
      tx.deadLetters.add(
        { channel, key, address, at, reason: 'TypeError at src/x.ts:1' },
        kept ? message(key, address) : undefined,
      ),
    );
  const list = () => open().transaction((tx) => tx.deadLetters.list(['web'], 9));
  const wanted = () => open().transaction((tx) => tx.deadLetters.wanted(9));
  const retry = (key: string) => open().transaction((tx) => tx.deadLetters.retry('web', key));

  test('what was put aside is listed without what it says, newest first, and the same twice is one', async () => {
    await add('k1');
    await add('k2', { at: hours(1) });
    await add('k1', { at: hours(2) });
    await add('z', { channel: 'zalo' });
    const about = { channel: 'web', address: 'an', reason: 'TypeError at src/x.ts:1', isKept: true };
    expect(await list()).toEqual([
      { ...about, key: 'k2', at: hours(1) },
      { ...about, key: 'k1', at: morning },
    ]);
    expect(await open().transaction((tx) => tx.deadLetters.count('web'))).toBe(2);
  });

  test('nobody hears it again before somebody asks for that, and then it is what was said', async () => {
    await add('k1');
    expect(await wanted()).toEqual([]);
    expect(await retry('k1')).toBe(true);
    expect(await wanted()).toEqual([{ channel: 'web', message: message('k1') }]);
    expect(await open().transaction((tx) => tx.deadLetters.drop('web', 'k1'))).toBe(true);
    expect([await wanted(), await list(), await retry('k1')]).toEqual([[], [], false]);
  });

  test('what may not be kept is known and cannot be heard again', async () => {
    await add('k1', { kept: false });
    expect(await list()).toMatchObject([{ key: 'k1', isKept: false }]);
    expect(await retry('k1')).toBe(false);
  });

  test('a person who is forgotten takes theirs along, and time takes all', async () => {
    await add('k1');
    await add('k2', { address: 'bo' });
    await add('k3', { address: 'bo', at: hours(5) });
    const forget = (address: string) =>
      open().transaction((tx) => tx.deadLetters.forget({ channel: 'web', address }));
    expect(await forget('an')).toBe(1);
    expect(await open().transaction((tx) => tx.deadLetters.prune(hours(1), 9))).toBe(1);
    expect(await list()).toMatchObject([{ key: 'k3' }]);
  });
}
