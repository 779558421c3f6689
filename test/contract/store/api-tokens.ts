import { expect, test } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import { hours, type morning } from './people.ts';

const token = (n: number, name: string, communes?: readonly string[]) => ({
  digest: new Uint8Array(16).fill(n),
  name,
  communes,
  since: hours(n),
  expires: hours(n + 10),
});

export function apiTokensContract(open: () => Store): void {
  test('a token is found by its digest, with the communes it may read or all', async () => {
    await open().transaction(async (tx) => {
      tx.apiTokens.add(token(1, 'tinh'));
      tx.apiTokens.add(token(2, 'huyen', ['thu']));
    });
    const find = (n: number) => open().transaction((tx) => tx.apiTokens.find(new Uint8Array(16).fill(n)));
    expect(await find(1)).toMatchObject({ name: 'tinh', communes: undefined, since: hours(1) });
    expect(await find(2)).toMatchObject({ name: 'huyen', communes: ['thu'], expires: hours(12) });
    expect(await find(3)).toBeUndefined();
    const all = await open().transaction((tx) => tx.apiTokens.all());
    expect(all.map(({ name }) => name)).toEqual(['huyen', 'tinh']);
  });

  test('a token is revoked once, and only while it holds', async () => {
    await open().transaction(async (tx) => tx.apiTokens.add(token(1, 'tinh')));
    const revoke = (at: typeof morning) => open().transaction((tx) => tx.apiTokens.revoke('tinh', at));
    expect(await revoke(hours(11))).toBe(false);
    expect([await revoke(hours(2)), await revoke(hours(3))]).toEqual([true, false]);
    const [revoked] = await open().transaction((tx) => tx.apiTokens.all());
    expect(revoked?.revokedAt).toBe(hours(2));
  });
}
