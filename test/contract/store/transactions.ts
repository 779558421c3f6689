import { expect, test } from 'vitest';
import { StaleVersion, type Store, type Tx } from '../../../src/ports/store.ts';
import { draft, meet, morning, take } from './people.ts';

export function transactionsContract(open: () => Store): void {
  test('a message delivered twice is heard once', async () => {
    const add = (channel: string, ...keys: string[]) =>
      open().transaction(async (tx) => [...(await tx.inbox.add(channel, keys, morning))]);
    expect(await add('web', '1', '2', '2')).toEqual(['1', '2']);
    expect(await add('web', '2', '3')).toEqual(['3']);
    expect(await add('telegram', '1')).toEqual(['1']);
  });

  test('a message delivered twice at the same moment is heard once', async () => {
    const heard = await Promise.all(
      [1, 2, 3, 4].map(() =>
        open().transaction(async (tx) => {
          const fresh = await tx.inbox.add('web', ['1'], morning);
          await turn();
          return fresh.size;
        }),
      ),
    );
    expect(heard.toSorted()).toEqual([0, 0, 0, 1]);
  });

  test('a failed transaction leaves nothing behind', async () => {
    const an = await meet(open(), 'an');
    const failing = open().transaction(async (tx) => {
      await tx.inbox.add('web', ['1'], morning);
      tx.conversations.save(an);
      tx.outbox.add(draft('a'));
      await tx.outbox.nextAt('web');
      throw new Error('boom');
    });
    await expect(failing).rejects.toThrow('boom');
    expect((await meet(open(), 'an')).version).toBe(0);
    expect(await take(open())).toEqual([]);
    expect(await open().transaction((tx) => tx.inbox.add('web', ['1'], morning))).toEqual(new Set(['1']));
  });

  test('a transaction reads what it has written', async () => {
    await open().transaction(async (tx) => {
      tx.marks.set('looked-until', morning);
      expect(await tx.marks.get('looked-until')).toBe(morning);
      const [an] = await tx.conversations.load([{ channel: 'web', address: 'an' }]);
      if (an) tx.conversations.save({ ...an, language: 'en' });
      expect(await tx.conversations.load([{ channel: 'web', address: 'an' }])).toMatchObject([
        { language: 'en', version: 1, account: an?.account },
      ]);
    });
  });

  test('transactions do not see each other half-done', async () => {
    const people = ['an', 'bo', 'chi'].map((address) => ({ channel: 'web', address }));
    const versions = (tx: Tx) =>
      tx.conversations.load(people).then((found) => found.map(({ version }) => version));
    const write = () =>
      open().transaction(async (tx) => {
        for (const conversation of await tx.conversations.load(people)) {
          tx.conversations.save(conversation);
          // Sends what has been written so far to the database.
          await tx.conversations.ofAccounts([conversation.account]);
          await turn();
        }
      });
    const seen: (readonly number[])[] = [];
    const look = async () => void seen.push(await open().transaction(versions));

    await write();
    await Promise.all([write(), look(), turn().then(look), look()]);
    expect(seen).toHaveLength(3);
    for (const [first, ...others] of seen) expect(new Set(others)).toEqual(new Set([first]));
    expect(await open().transaction(versions)).toEqual([2, 2, 2]);
  });

  test('a stale version is refused, with everything that came with it', async () => {
    const an = await meet(open(), 'an');
    await open().transaction(async (tx) => tx.conversations.save({ ...an, language: 'en' }));
    const stale = open().transaction(async (tx) => {
      tx.outbox.add(draft('late'));
      tx.conversations.save(an);
    });
    await expect(stale).rejects.toThrow(StaleVersion);
    expect(await meet(open(), 'an')).toMatchObject({ language: 'en', version: 1 });
    expect(await take(open())).toEqual([]);
  });

  test('a transaction inside a transaction is refused', async () => {
    const inner = open().transaction(() => open().transaction(async () => 'inner'));
    await expect(inner).rejects.toThrow('inside');
    expect(await open().transaction(async () => 'still alive')).toBe('still alive');
  });

  test('nothing can be written after the end', async () => {
    const tx = await open().transaction(async (kept) => kept);
    expect(() => tx.marks.set('late', morning)).toThrow('ended');
    await expect(tx.marks.get('late')).rejects.toThrow('ended');
  });

  test('keys are forgotten by age, except those of messages put aside', async () => {
    await open().transaction(async (tx) => {
      await tx.inbox.add('web', ['1', '2', '3'], morning);
      tx.inbox.park('web', '2', 'RangeError: no such flow');
    });
    const prune = (limit: number) =>
      open().transaction((tx) => tx.inbox.prune((morning + 1) as typeof morning, limit));
    expect([await prune(1), await prune(10), await prune(10)]).toEqual([1, 1, 0]);
    expect(await open().transaction((tx) => tx.inbox.add('web', ['1', '2', '3'], morning))).toEqual(
      new Set(['1', '3']),
    );
  });
}

/** Lets everything else that can go on go on. */
const turn = () => new Promise((resolve) => setImmediate(resolve));
