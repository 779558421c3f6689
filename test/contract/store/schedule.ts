import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import { hours, morning, reminder } from './people.ts';

const obligation = { obligation: 'o', commune: 'thu', campaign: 'dot-1', unit: 'thon-1' };

export function scheduleContract(open: () => Store): void {
  test('the same reminder is added once', async () => {
    const add = (...keys: string[]) =>
      open().transaction((tx) => tx.reminders.add(keys.map((key) => reminder(key))));
    expect(await add('a', 'b', 'b')).toEqual(new Set(['a', 'b']));
    expect(await add('b', 'c')).toEqual(new Set(['c']));
  });

  test('the ledger keeps what became of each reminder, and why', async () => {
    await open().transaction(async (tx) => {
      await tx.reminders.add([
        reminder('b', { at: hours(1) }),
        reminder('a'),
        reminder('x', { commune: 'khac' }),
      ]);
      tx.reminders.settle('a', 'dropped', 'no-recipient');
      tx.reminders.settle('b', 'sent');
      tx.reminders.settle('b', 'cleared', 'already-reported');
    });
    expect(await open().transaction((tx) => tx.reminders.of('thu', 'dot-1'))).toEqual([
      reminder('a', { state: 'dropped', reason: 'no-recipient' }),
      reminder('b', { at: hours(1), state: 'sent' }),
    ]);
  });

  test('the moment of the first complete report never moves', async () => {
    await open().transaction(async (tx) => {
      tx.submissions.file({ ...obligation, nil: true, by: 'an', at: morning });
      tx.submissions.file({ ...obligation, nil: false, by: 'bo', at: hours(2) });
      tx.submissions.file({ ...obligation, commune: 'khac', nil: false, by: 'chi', at: hours(3) });
    });
    await open().transaction(async (tx) =>
      tx.submissions.file({ ...obligation, nil: false, by: 'bo', at: hours(1) }),
    );
    expect(await open().transaction((tx) => tx.submissions.of('thu', 'dot-1'))).toEqual([
      { ...obligation, nil: false, by: 'an', firstCompleteAt: morning, lastChangedAt: hours(2) },
    ]);
  });

  test('answers to reminders are kept, each with its moment, in the order in which they came', async () => {
    const answer = { ...obligation, kind: 'received', by: 'an', at: hours(1) } as const;
    const promise = { ...answer, kind: 'later', until: hours(9), at: hours(2) } as const;
    await open().transaction(async (tx) => {
      tx.acknowledgements.add(promise);
      tx.acknowledgements.add(answer);
      tx.acknowledgements.add({ ...answer, by: 'bo' });
      tx.acknowledgements.add({ ...answer, campaign: 'dot-2' });
    });
    await open().transaction(async (tx) => tx.acknowledgements.add(answer));
    expect(await open().transaction((tx) => tx.acknowledgements.of('thu', 'dot-1'))).toEqual([
      answer,
      { ...answer, by: 'bo' },
      promise,
    ]);
  });

  test('a phase is closed once, and its figures keep their hash', async () => {
    const closed = {
      commune: 'thu',
      campaign: 'dot-1',
      phase: 'gd-1',
      at: morning,
      figures: '{"people":12}',
    };
    const hash = createHash('sha256').update(closed.figures).digest('hex');
    const add = (change: object) => open().transaction((tx) => tx.closings.add({ ...closed, ...change }));
    expect(await add({})).toBe(hash);
    expect(await add({ figures: '{"people":13}', at: hours(1) })).toBeUndefined();
    await add({ phase: 'gd-2', at: hours(2) });
    await add({ campaign: 'dot-2' });
    expect(await open().transaction((tx) => tx.closings.of('thu', 'dot-1'))).toEqual([
      { ...closed, hash },
      { ...closed, phase: 'gd-2', at: hours(2), hash },
    ]);
  });

  test('a mark is the last that was set', async () => {
    await open().transaction(async (tx) => {
      tx.marks.set('looked-until', morning);
      tx.marks.set('looked-until', hours(1));
    });
    await open().transaction(async (tx) => tx.marks.set('looked-until', hours(2)));
    await open().transaction(async (tx) => {
      expect(await tx.marks.get('looked-until')).toBe(hours(2));
      expect(await tx.marks.get('another')).toBeUndefined();
    });
  });
}
