import { expect, test } from 'vitest';
import type { Grant } from '../../../src/core/access/access.ts';
import { type Conversation, StaleVersion, type Store } from '../../../src/ports/store.ts';
import { hours, meet, morning } from './people.ts';

const head: Grant = { role: 'head', commune: 'thu', unit: 'thon-1' };
const officer: Grant = { role: 'officer', commune: 'thu', unit: null };

export function accountsContract(open: () => Store): void {
  test('the chats of every channel are counted', async () => {
    await open().transaction(async (tx) => {
      const contacts = [
        { channel: 'web', address: 'an' },
        { channel: 'web', address: 'binh' },
        { channel: 'zalo', address: 'an' },
      ];
      for (const one of await tx.conversations.load(contacts)) tx.conversations.save(one);
      expect(await tx.conversations.channels()).toEqual(
        new Map([
          ['web', 2],
          ['zalo', 1],
        ]),
      );
    });
  });

  test('a stranger has one account within a transaction, and keeps it once saved', async () => {
    const contact = { channel: 'web', address: 'an' };
    const [first, second] = await open().transaction(async (tx) => {
      const both = [...(await tx.conversations.load([contact])), ...(await tx.conversations.load([contact]))];
      if (both[0]) tx.conversations.save(both[0]);
      return both;
    });
    expect(second?.account).toBe(first?.account);
    expect(await meet(open(), 'an')).toMatchObject({ account: first?.account, version: 1 });
  });

  test('conversations come back in the order asked for, known ones and strangers', async () => {
    const [an, chi] = [await meet(open(), 'an'), await meet(open(), 'chi')];
    await open().transaction(async (tx) => {
      tx.conversations.save(an);
      tx.conversations.save(chi);
    });
    const asked = ['chi', 'bo', 'an'].map((address) => ({ channel: 'web', address }));
    const found = await open().transaction((tx) => tx.conversations.load(asked));
    expect(found.map(({ address, version }) => [address, version])).toEqual([
      ['chi', 1],
      ['bo', 0],
      ['an', 1],
    ]);
  });

  test('two addresses of one person share an account', async () => {
    const an = await meet(open(), 'an');
    await open().transaction(async (tx) => {
      tx.conversations.save(an);
      tx.conversations.save({ ...an, channel: 'telegram', address: '42' });
    });
    const both = await open().transaction((tx) => tx.conversations.ofAccounts([an.account, an.account]));
    expect(both.map(({ channel }) => channel).toSorted()).toEqual(['telegram', 'web']);
  });

  test('who wrote and who left is known without opening what they said', async () => {
    const an = await meet(open(), 'an');
    await open().transaction(async (tx) =>
      tx.conversations.save({ ...an, heardAt: morning, leftAt: hours(1) }),
    );
    expect(await meet(open(), 'an')).toMatchObject({ heardAt: morning, leftAt: hours(1) });
    const [binh] = await open().transaction((tx) =>
      tx.conversations.load([{ channel: 'web', address: 'binh' }]),
    );
    await open().transaction(async (tx) => tx.conversations.save(binh as Conversation));
    const present = await open().transaction((tx) =>
      tx.conversations.presence(['an', 'binh', 'chi'].map((address) => ({ channel: 'web', address }))),
    );
    expect(present.toSorted((a, b) => a.address.localeCompare(b.address))).toEqual([
      { channel: 'web', address: 'an', account: an.account, heardAt: morning, leftAt: hours(1) },
      { channel: 'web', address: 'binh', account: binh?.account },
    ]);
  });

  test('a conversation can be saved by whoever loaded it first, however often it was loaded and saved since', async () => {
    const stranger = await meet(open(), 'an');
    await open().transaction(async (tx) => tx.conversations.save(stranger));
    const first = await meet(open(), 'an');
    await open().transaction(async (tx) => {
      // Somebody is told of two things, and then says something themselves.
      for (let n = 0; n < 2; n++)
        for (const chat of await tx.conversations.ofAccounts([first.account])) tx.conversations.save(chat);
      tx.conversations.save({ ...first, language: 'en' });
    });
    expect(await meet(open(), 'an')).toMatchObject({ language: 'en' });
  });

  test('a conversation saved twice in one transaction keeps the last', async () => {
    const an = await meet(open(), 'an');
    await open().transaction(async (tx) => {
      tx.conversations.save(an);
      await tx.conversations.ofAccounts([]);
      tx.conversations.save({ ...an, language: 'en' });
      tx.conversations.save({ ...an, language: 'en', dialogue: { parked: [], offered: [] } });
    });
    expect(await meet(open(), 'an')).toMatchObject({ language: 'en', dialogue: { offered: [] } });
  });

  test('a role holds from its beginning until its end, and history stays', async () => {
    await open().transaction(async (tx) => tx.grants.add('an', head, morning));
    await open().transaction(async (tx) => tx.grants.end('an', head, hours(2)));
    const held = (at: typeof morning) =>
      open().transaction(async (tx) => (await tx.grants.of(['an', 'bo'], at)).get('an'));
    expect(await held(hours(-1))).toEqual([]);
    expect(await held(morning)).toEqual([head]);
    expect(await held(hours(1))).toEqual([head]);
    expect(await held(hours(2))).toEqual([]);
  });

  test('a role given twice is held once, and may be given again after its end', async () => {
    const grants = await open().transaction(async (tx) => {
      tx.grants.add('an', officer, morning);
      tx.grants.add('an', officer, hours(1));
      tx.grants.end('an', officer, hours(2));
      tx.grants.add('an', officer, hours(2));
      return (await tx.grants.of(['an'], hours(3))).get('an');
    });
    expect(grants).toEqual([officer]);
  });

  test('holders are found by unit and role', async () => {
    await open().transaction(async (tx) => {
      tx.grants.add('an', head, morning);
      tx.grants.add('bo', { ...head, role: 'deputy' }, morning);
      tx.grants.add('chi', { ...head, unit: 'thon-2' }, morning);
      tx.grants.add('dung', officer, morning);
      tx.grants.add('em', { ...head, commune: 'khac' }, morning);
      expect(await tx.grants.holders('thu', 'thon-1', ['head', 'deputy'], morning)).toEqual(['an', 'bo']);
      expect(await tx.grants.holders('thu', null, ['officer'], morning)).toEqual(['dung']);
      expect(await tx.grants.byUnit('thu', ['head', 'deputy', 'officer'], morning)).toEqual(
        new Map([
          ['thon-1', ['an', 'bo']],
          ['thon-2', ['chi']],
        ]),
      );
    });
  });

  test('an invitation is used once', async () => {
    const digest = new Uint8Array([1, 2, 3]);
    const invitation = { digest, commune: 'thu', unit: null, role: 'officer', by: 'an' } as const;
    await open().transaction(async (tx) => tx.invitations.add({ ...invitation, expires: hours(1) }));
    const found = await open().transaction((tx) => tx.invitations.find(digest));
    expect(found).toMatchObject({ commune: 'thu', unit: null, role: 'officer', expires: hours(1), by: 'an' });
    expect(found?.usedAt).toBeUndefined();

    const use = (account: string) =>
      open().transaction(async (tx) => {
        tx.invitations.use(digest, account, morning);
        tx.grants.add(account, officer, morning);
      });
    await use('bo');
    await expect(use('chi')).rejects.toThrow(StaleVersion);
    await open().transaction(async (tx) => {
      expect((await tx.invitations.find(digest))?.usedAt).toBe(morning);
      expect(await tx.grants.holders('thu', null, ['officer'], morning)).toEqual(['bo']);
      expect(await tx.invitations.find(new Uint8Array([9]))).toBeUndefined();
    });
  });
}
