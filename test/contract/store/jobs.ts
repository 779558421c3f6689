import { expect, test } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import type { JobDraft } from '../../../src/ports/tables/jobs.ts';
import { claimLease } from '../../support/claim-lease.ts';
import { hours, morning } from './people.ts';

const contact = { channel: 'web', address: 'an' };
const draft = (id: string, change: Partial<JobDraft> = {}): JobDraft => ({
  id,
  kind: 'import',
  contact,
  language: 'vi',
  args: { file: 'danh-sách.xlsx' },
  at: morning,
  ...change,
});

export function jobsContract(open: () => Store): void {
  const add = (...jobs: readonly JobDraft[]) =>
    open().transaction(async (tx) => {
      for (const job of jobs) tx.jobs.add(job);
    });
  const take = (now = morning, epoch = 1) => open().transaction((tx) => tx.jobs.take(now, epoch));
  const idsOf = (jobs: readonly { readonly id: string }[]) => jobs.map(({ id }) => id);
  const settle = (id: string, epoch = 1) =>
    open().transaction((tx) => tx.jobs.settle(id, epoch, { state: 'done', at: morning }));

  test('a job comes back as it was given, and the same id twice is one', async () => {
    await add(draft('a'), draft('a', { args: { file: 'khac' } }));
    await add(draft('a'));
    expect(await take()).toEqual([{ ...draft('a'), attempts: 1 }]);
    expect(await take()).toEqual([]);
  });

  test('one job of a kind runs at a time, the oldest first', async () => {
    await add(draft('b', { at: hours(1) }), draft('a'), draft('x', { kind: 'export', at: hours(1) }));
    expect(idsOf(await take(hours(1)))).toEqual(['a', 'x']);
    expect(await take(hours(1))).toEqual([]);
    await settle('a');
    expect(idsOf(await take(hours(1)))).toEqual(['b']);
  });

  test('a job that is settled stays so, and only whoever took it can settle it', async () => {
    await add(draft('a'));
    await take();
    expect(await settle('a', 2)).toBe(false);
    expect(await settle('a')).toBe(true);
    expect(await settle('a')).toBe(false);
    expect(await take(hours(9))).toEqual([]);
  });

  test('one that is put off waits for its moment and holds up nobody', async () => {
    await add(draft('a'), draft('b', { at: hours(1) }));
    await take();
    const to = { state: 'waiting', notBefore: hours(2), spent: true, reason: 'error' } as const;
    await open().transaction((tx) => tx.jobs.settle('a', 1, to));
    expect(idsOf(await take(hours(1)))).toEqual(['b']);
    await settle('b');
    expect(await take(hours(2))).toEqual([{ ...draft('a'), attempts: 2 }]);
  });

  test('an attempt that was only broken off does not count', async () => {
    await add(draft('a'));
    await take();
    const to = { state: 'waiting', notBefore: morning, spent: false, reason: 'stopped' } as const;
    await open().transaction((tx) => tx.jobs.settle('a', 1, to));
    expect((await take())[0]?.attempts).toBe(1);
  });

  test('after a crash the next process begins again what was under way, and the old one can do no more', async () => {
    await add(draft('a'), draft('done', { kind: 'export' }));
    const lead = () => open().transaction((tx) => claimLease(tx, 'jobs', morning));
    const old = await lead();
    await take(morning, old);
    await settle('done', old);
    const fresh = await lead();
    expect(await open().transaction((tx) => tx.jobs.recover(fresh))).toBe(1);
    expect(await take(morning, old)).toEqual([]);
    expect(await take(morning, fresh)).toEqual([{ ...draft('a'), attempts: 2 }]);
    const progress = (epoch: number) => open().transaction((tx) => tx.jobs.advance('a', epoch, { done: 5 }));
    expect([await progress(old), await progress(fresh)]).toEqual([false, true]);
  });

  test('who asked can see how far it is and stop it; nobody else can', async () => {
    await add(draft('a'), draft('b'), draft('x', { contact: { ...contact, address: 'bo' } }));
    const [first] = await take();
    await open().transaction((tx) => tx.jobs.advance(first?.id ?? '', 1, { done: 3, total: 9 }));
    expect(await open().transaction((tx) => tx.jobs.openOf(contact))).toEqual([
      { ...draft('a'), state: 'running', progress: { done: 3, total: 9 } },
      { ...draft('b'), state: 'waiting' },
    ]);
    const cancel = (id: string) => open().transaction((tx) => tx.jobs.cancel(id, contact, morning));
    expect([await cancel('x'), await cancel('a'), await cancel('b'), await cancel('b')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(await open().transaction((tx) => tx.jobs.advance('a', 1, { done: 4 }))).toBe(false);
    expect(await settle('a')).toBe(false);
    expect(await open().transaction((tx) => tx.jobs.openOf(contact))).toEqual([]);
  });

  test('what has ended is forgotten, what has not is kept', async () => {
    await add(draft('a'), draft('b', { kind: 'export' }));
    await take();
    await settle('a');
    const prune = (before: typeof morning) => open().transaction((tx) => tx.jobs.prune(before, 10));
    expect([await prune(morning), await prune(hours(1)), await prune(hours(1))]).toEqual([0, 1, 0]);
    expect(idsOf(await open().transaction((tx) => tx.jobs.openOf(contact)))).toEqual(['b']);
  });
}
