import { expect, test } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import { hours } from './people.ts';

const an = { channel: 'web', address: 'an' };
const nudge = { ...an, guide: 'vneid-install', at: hours(24) };

export function nudgesContract(open: () => Store): void {
  const due = (at = hours(48)) => open().transaction((tx) => tx.nudges.due('web', at, 10));

  test('somebody is reminded of a guide once, at the last moment that was set', async () => {
    await open().transaction(async (tx) => {
      tx.nudges.wait(nudge);
      tx.nudges.wait({ ...nudge, at: hours(25) });
    });
    expect(await due(hours(24))).toEqual([]);
    expect(await due()).toEqual([{ ...nudge, at: hours(25) }]);
    expect(await open().transaction((tx) => tx.nudges.next('web', hours(1)))).toBe(hours(25));
    await open().transaction(async (tx) => tx.nudges.settle(nudge));
    await open().transaction(async (tx) => tx.nudges.wait({ ...nudge, at: hours(30) }));
    expect(await due()).toEqual([]);
  });

  test('whoever came to the end, or wants no reminders, gets none', async () => {
    await open().transaction(async (tx) => {
      tx.nudges.wait(nudge);
      tx.nudges.wait({ ...nudge, address: 'bo' });
      tx.nudges.wait({ ...nudge, address: 'chi' });
    });
    await open().transaction(async (tx) => {
      tx.nudges.clear(an);
      tx.nudges.silence({ channel: 'web', address: 'bo' }, hours(2));
    });
    expect((await due()).map(({ address }) => address)).toEqual(['chi']);
  });
}
