import { expect, test } from 'vitest';
import type { HelpRequest } from '../../../src/ports/help.ts';
import type { Store } from '../../../src/ports/store.ts';
import { hours, morning } from './people.ts';

const request: Omit<HelpRequest, 'number'> = {
  id: 'h-1',
  commune: 'thu',
  unit: 'thon-1',
  account: 'an',
  at: morning,
  way: 'visit',
  about: 'vneid-install.open',
  problem: 'không thấy cửa hàng',
  place: 'xóm Đình',
  when: 'morning',
  phone: '+84912000001',
  state: 'open',
  climbed: 0,
  lookAt: hours(1),
};

export function helpContract(open: () => Store): void {
  test('a request for help is numbered, and one helper gets it', async () => {
    await open().transaction(async (tx) => {
      expect((await tx.helpRequests.open(request)).number).toBe(1);
      expect((await tx.helpRequests.open({ ...request, id: 'h-2', unit: null })).number).toBe(2);
      expect((await tx.helpRequests.open({ ...request, id: 'h-3', commune: 'khac' })).number).toBe(1);
    });
    const claim = (helper: string) =>
      open().transaction((tx) => tx.helpRequests.claim('h-1', helper, hours(1), hours(9)));
    expect(await claim('bo')).toBe(true);
    expect(await claim('chi')).toBe(false);
    expect(await open().transaction((tx) => tx.helpRequests.find('thu', 1))).toEqual({
      ...request,
      number: 1,
      state: 'claimed',
      helper: 'bo',
      claimedAt: hours(1),
      lookAt: hours(9),
    });
  });

  test('what waits is found by unit, by helper and day, and by the moment it is looked at', async () => {
    await open().transaction(async (tx) => {
      await tx.helpRequests.open(request);
      const second = await tx.helpRequests.open({ ...request, id: 'h-2', unit: null, lookAt: hours(3) });
      tx.helpRequests.change({ ...second, state: 'claimed', helper: 'bo', visitOn: '2026-01-06' });
    });
    await open().transaction(async (tx) => {
      const ids = (rows: readonly HelpRequest[]) => rows.map(({ id }) => id);
      expect(ids(await tx.helpRequests.waiting('thu'))).toEqual(['h-1', 'h-2']);
      expect(ids(await tx.helpRequests.waiting('thu', 'thon-1'))).toEqual(['h-1']);
      expect(ids(await tx.helpRequests.visits('thu', 'bo'))).toEqual(['h-2']);
      expect(ids(await tx.helpRequests.visits('thu', 'chi'))).toEqual([]);
      expect(ids(await tx.helpRequests.toLookAt('thu', hours(1)))).toEqual(['h-1']);
      expect(await tx.helpRequests.nextLook(hours(1))).toBe(hours(3));
      expect(await tx.helpRequests.tally('thu')).toEqual(
        new Map([
          ['open', 1],
          ['claimed', 1],
        ]),
      );
    });
  });

  test('what was said is kept in its order and goes with the request', async () => {
    await open().transaction(async (tx) => {
      const opened = await tx.helpRequests.open(request);
      tx.helpRequests.say({ request: 'h-1', at: hours(1), by: 'an', text: 'Cô ơi mấy giờ' });
      tx.helpRequests.say({ request: 'h-1', at: hours(2), by: 'bo', text: 'Tám giờ bác nhé' });
      const { lookAt: _, ...rest } = opened;
      tx.helpRequests.change({ ...rest, state: 'closed', closedAt: hours(3), rating: 'good' });
    });
    await open().transaction(async (tx) => {
      expect((await tx.helpRequests.said('h-1')).map(({ text }) => text)).toEqual([
        'Cô ơi mấy giờ',
        'Tám giờ bác nhé',
      ]);
      expect(await tx.helpRequests.prune('thu', hours(3), 10)).toEqual([]);
      expect(await tx.helpRequests.prune('thu', hours(4), 10)).toEqual(['h-1']);
      expect(await tx.helpRequests.said('h-1')).toEqual([]);
      await tx.helpRequests.open({ ...request, id: 'h-4' });
      expect(await tx.helpRequests.forget('an', 'thu')).toEqual(['h-4']);
    });
  });
}
