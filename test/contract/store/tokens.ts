import { expect, test } from 'vitest';
import { StaleVersion, type Store } from '../../../src/ports/store.ts';
import { hours, morning } from './people.ts';

const pair = { access: 'a', refresh: 'r', since: morning, expires: hours(25) };

export function tokensContract(open: () => Store): void {
  const load = (account: string) => open().transaction((tx) => tx.tokens.load(account));

  test('an account that was never connected has no tokens', async () => {
    expect(await load('oa')).toEqual({ version: 0 });
  });

  test('tokens are kept whole, each account its own', async () => {
    const kept = {
      pair,
      previous: { ...pair, access: 'before' },
      exchange: { since: morning, until: hours(1) },
    };
    await open().transaction(async (tx) => {
      tx.tokens.save('oa', kept, 0);
      tx.tokens.save('other', { pair, lostAt: hours(2) }, 0);
    });
    expect(await load('oa')).toEqual({ kept, version: 1 });
    expect(await load('other')).toEqual({ kept: { pair, lostAt: hours(2) }, version: 1 });
  });

  test('whoever has read them before somebody else wrote does not write over it', async () => {
    await open().transaction(async (tx) => tx.tokens.save('oa', { pair }, 0));
    await open().transaction(async (tx) => tx.tokens.save('oa', { pair: { ...pair, refresh: 'second' } }, 1));
    for (const version of [0, 1]) {
      const late = open().transaction(async (tx) => tx.tokens.save('oa', { pair }, version));
      await expect(late).rejects.toThrow(StaleVersion);
    }
    expect(await load('oa')).toMatchObject({ kept: { pair: { refresh: 'second' } }, version: 2 });
  });
}
