import { expect, test } from 'vitest';
import type { Store, WantedFile } from '../../../src/ports/store.ts';
import { hours, morning } from './people.ts';

const wanted = (change: Partial<WantedFile> = {}): WantedFile => ({
  channel: 'web',
  address: 'an',
  account: 'account-1',
  commune: 'thu',
  ref: 'ref-1',
  name: 'Nguyễn Văn Thử.jpg',
  purpose: 'evidence',
  about: { unit: 'thon-1' },
  at: morning,
  ...change,
});
const bytes = { sha256: 'aa', size: 3, type: 'image/jpeg', content: 'cc' };

export function mediaFilesContract(open: () => Store): void {
  const want = (...files: readonly WantedFile[]) =>
    open().transaction(async (tx) => files.map((file) => tx.media.want(file)));

  test('what is wanted is taken once, oldest first, and again when whoever took it does not come back', async () => {
    const [late = '', early = ''] = await want(wanted({ at: hours(1), ref: 'b' }), wanted({ ref: 'a' }));
    const take = (now: number) => open().transaction((tx) => tx.media.take(hours(now), hours(now + 1), 9));
    const taken = await take(2);
    expect(taken.map(({ id, attempts }) => [id, attempts])).toEqual([
      [early, 1],
      [late, 1],
    ]);
    expect(taken[0]).toEqual({ id: early, ...wanted({ ref: 'a' }), state: 'wanted', attempts: 1 });
    expect(await take(2)).toEqual([]);
    expect((await take(3)).map(({ id, attempts }) => [id, attempts])).toEqual([
      [early, 2],
      [late, 2],
    ]);
  });

  test('what is wanted and what became of it is found by its id', async () => {
    const [a = '', b = '', c = ''] = await want(wanted(), wanted(), wanted());
    await open().transaction(async (tx) => {
      tx.media.settle(a, { state: 'stored', ...bytes });
      tx.media.settle(b, { state: 'failed', reason: 'too-big' });
      tx.media.settle(c, { state: 'wanted', notBefore: hours(5), reason: 'unreachable' });
      // What has been settled stays settled.
      tx.media.settle(b, { state: 'stored', ...bytes });
    });
    const files = await open().transaction((tx) => tx.media.of([c, 'nobody', a, b]));
    expect(files.map(({ id, state, reason, sha256 }) => [id, state, reason, sha256])).toEqual([
      [c, 'wanted', 'unreachable', undefined],
      [a, 'stored', undefined, 'aa'],
      [b, 'failed', 'too-big', undefined],
    ]);
    expect(await open().transaction((tx) => tx.media.take(hours(4), hours(5), 9))).toEqual([]);
  });

  test('the same bytes are found within a commune', async () => {
    const [a = '', b = ''] = await want(wanted(), wanted({ commune: 'khac' }));
    await open().transaction(async (tx) => {
      for (const id of [a, b]) tx.media.settle(id, { state: 'stored', ...bytes });
      const { ref: _, ...made } = wanted({ at: hours(1) });
      tx.media.add({ id: 'made-1', ...made, ...bytes });
    });
    const same = await open().transaction((tx) => tx.media.withHash('thu', 'aa'));
    expect(same.map(({ id }) => id)).toEqual([a, 'made-1']);
    expect(await open().transaction((tx) => tx.media.withHash('thu', 'bb'))).toEqual([]);
  });

  test('when its time is over a file is forgotten but for its hash', async () => {
    const [a = '', b = ''] = await want(wanted({ purgeAt: hours(3) }), wanted());
    const expired = (now: number) => open().transaction((tx) => tx.media.expired(hours(now), 9));
    expect(await expired(3)).toEqual([]);
    await open().transaction(async (tx) => {
      for (const id of [a, b]) tx.media.settle(id, { state: 'stored', ...bytes });
    });
    expect([await expired(2), await expired(3)]).toEqual([[], [a]]);
    await open().transaction((tx) => tx.media.release([a]));
    expect(await expired(3)).toEqual([]);
    const [file] = await open().transaction((tx) => tx.media.of([a]));
    expect([file?.state, file?.sha256, file?.name, file?.about, file?.ref]).toEqual([
      'removed',
      'aa',
      undefined,
      undefined,
      '',
    ]);
  });

  test('whose time is over at once is expired, on its way or here, and never later than before', async () => {
    const [a = '', b = '', c = ''] = await want(wanted(), wanted({ purgeAt: hours(1) }), wanted());
    await open().transaction(async (tx) => {
      tx.media.settle(a, { state: 'stored', ...bytes });
      tx.media.settle(b, { state: 'stored', ...bytes });
      tx.media.expire([a, b, c], hours(2));
    });
    const expired = (now: number) => open().transaction((tx) => tx.media.expired(hours(now), 9));
    expect([await expired(1), await expired(2)]).toEqual([[b], [b, a]]);
    await open().transaction(async (tx) => tx.media.settle(c, { state: 'stored', ...bytes }));
    expect((await expired(2)).toSorted()).toEqual([a, b, c].toSorted());
  });

  test('bytes that several have are given up when the last of them has none any more', async () => {
    const [a = '', b = '', c = ''] = await want(wanted(), wanted({ commune: 'khac' }), wanted());
    await open().transaction(async (tx) => {
      for (const id of [a, b]) tx.media.settle(id, { state: 'stored', ...bytes, content: 'của-hai' });
      tx.media.settle(c, { state: 'stored', ...bytes, content: 'của-một' });
    });
    const release = (...ids: readonly string[]) => open().transaction((tx) => tx.media.release(ids));
    expect([await release(a, c), await release(a), await release(b)]).toEqual([['của-một'], [], ['của-hai']]);
    const files = await open().transaction((tx) => tx.media.of([a, b, c]));
    expect(files.map(({ state, content }) => [state, content])).toEqual([
      ['removed', undefined],
      ['removed', undefined],
      ['removed', undefined],
    ]);
  });

  test('names that nothing refers to are told from those that something does', async () => {
    const [a = '', b = ''] = await want(wanted(), wanted());
    await open().transaction(async (tx) =>
      tx.media.settle(a, { state: 'stored', ...bytes, content: 'của-a' }),
    );
    const unheld = await open().transaction((tx) => tx.media.unheld(['của-a', a, b, 'lạ']));
    // Under the id of a row that has a name for its bytes there is nothing of it.
    expect(unheld.toSorted()).toEqual([a, b, 'lạ'].toSorted());
  });

  test('bytes that get another name are found under that one by all', async () => {
    const [a = '', b = '', c = ''] = await want(wanted(), wanted(), wanted());
    await open().transaction(async (tx) => {
      for (const id of [a, b]) tx.media.settle(id, { state: 'stored', ...bytes, content: 'cũ' });
      tx.media.settle(c, { state: 'stored', ...bytes, content: 'khác' });
      await tx.media.rename('cũ', 'mới');
    });
    const files = await open().transaction((tx) => tx.media.of([a, b, c]));
    expect(files.map(({ content }) => content)).toEqual(['mới', 'mới', 'khác']);
    const knows = (name: string) => open().transaction((tx) => tx.media.knows(name));
    expect([await knows('mới'), await knows('cũ'), await knows(a)]).toEqual([true, false, false]);
  });

  test('whoever looks who has some bytes waits for whoever is giving them a holder', async () => {
    const [a = '', b = ''] = await want(wanted(), wanted());
    const stored = { state: 'stored', ...bytes, content: 'chung' } as const;
    await open().transaction(async (tx) => tx.media.settle(a, stored));
    const told: string[] = [];
    const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
    const giving = open().transaction(async (tx) => {
      await tx.media.hold(['chung']);
      held();
      // Long enough for the other one to be done, if it did not wait.
      for (let n = 0; n < 50; n++) await tx.media.knows('chung');
      tx.media.settle(b, stored);
      told.push('given');
    });
    await isHeld;
    const releasing = open().transaction(async (tx) => {
      const gone = await tx.media.release([a]);
      told.push(`gone: ${gone.join()}`);
    });
    await Promise.all([giving, releasing]);
    expect(told).toEqual(['given', 'gone: ']);
  });
}
