import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Consent, RightsRequest, Store } from '../../../src/ports/store.ts';
import { binh, entry, hours, morning, thu } from './people.ts';

const consent: Consent = {
  id: 'c-1',
  account: 'an',
  commune: 'thu',
  campaign: 'dot-1',
  purpose: 'list',
  notice: '1-abc',
  channel: 'web',
  at: morning,
  forOther: true,
  entry: 'e-1',
  unit: 'thon-1',
};

const request: Omit<RightsRequest, 'number'> = {
  id: 'r-1',
  commune: 'thu',
  account: 'an',
  kind: 'erase',
  at: morning,
  acknowledgeBy: hours(48),
  due: hours(480),
  acknowledgedAt: morning,
  state: 'open',
  note: 'Nguyễn Văn Thử, thôn 1',
  climbed: 0,
  lookAt: hours(48),
};

export function rightsContract(open: () => Store): void {
  test('a consent stays as evidence, with the moment at which it was taken back', async () => {
    await open().transaction(async (tx) => {
      tx.consents.give(consent);
      tx.consents.give({ ...consent, id: 'c-2', account: 'bo' });
    });
    await open().transaction(async (tx) => {
      tx.consents.takeBack('c-1', hours(1));
      tx.consents.takeBack('c-1', hours(2));
    });
    const of = (account: string) => open().transaction((tx) => tx.consents.of(account, 'thu'));
    expect(await of('an')).toEqual([{ ...consent, takenBackAt: hours(1) }]);
    expect(await open().transaction((tx) => tx.consents.prune('thu', hours(1), 10))).toEqual(['c-1', 'c-2']);
    expect(await of('bo')).toEqual([]);
  });

  test('a person is in one group of a campaign, the last one', async () => {
    const group = { account: 'an', commune: 'thu', campaign: 'dot-1', group: 'elderly', at: morning };
    await open().transaction(async (tx) => {
      tx.caseGroups.put(group);
      tx.caseGroups.put({ ...group, group: 'busy', at: hours(1) });
      tx.caseGroups.put({ ...group, account: 'bo' });
    });
    await open().transaction(async (tx) => {
      expect(await tx.caseGroups.count('thu', 'dot-1')).toEqual(
        new Map([
          ['busy', 1],
          ['elderly', 1],
        ]),
      );
      expect(await tx.caseGroups.of('an', 'thu')).toEqual([{ ...group, group: 'busy', at: hours(1) }]);
      expect(await tx.caseGroups.forget('an', 'thu')).toBe(1);
      expect(await tx.caseGroups.of('an', 'thu')).toEqual([]);
    });
  });

  test('requests about data are numbered in their commune and looked at in time', async () => {
    const opened = await open().transaction(async (tx) => [
      await tx.rightsRequests.open(request),
      await tx.rightsRequests.open({ ...request, id: 'r-2', due: hours(240), lookAt: hours(24) }),
      await tx.rightsRequests.open({ ...request, id: 'r-3', commune: 'khac' }),
    ]);
    expect(opened.map(({ number }) => number)).toEqual([1, 2, 1]);
    await open().transaction(async (tx) => {
      expect((await tx.rightsRequests.waiting('thu')).map(({ id }) => id)).toEqual(['r-2', 'r-1']);
      expect(await tx.rightsRequests.find('thu', 1)).toEqual({ ...request, number: 1 });
      expect((await tx.rightsRequests.toLookAt('thu', hours(24))).map(({ id }) => id)).toEqual(['r-2']);
      expect(await tx.rightsRequests.nextLook(hours(24))).toBe(hours(48));
      const { lookAt: _, ...rest } = { ...request, number: 1 };
      tx.rightsRequests.change({ ...rest, state: 'done', settledAt: hours(3), answer: 'đã xóa' });
      expect(await tx.rightsRequests.of('an', 'thu')).toEqual([
        { ...rest, state: 'done', settledAt: hours(3), answer: 'đã xóa' },
        { ...request, id: 'r-2', number: 2, due: hours(240), lookAt: hours(24) },
      ]);
      expect(await tx.rightsRequests.prune('thu', hours(4), 10)).toEqual(['r-1']);
    });
  });

  test('a certificate of erasure keeps which rows were meant, without naming anybody', async () => {
    const certificate = { id: 'x-1', commune: 'thu', what: 'list', at: morning, rows: 2, left: 0 };
    await open().transaction(async (tx) => tx.erasures.add(certificate, ['b', 'a']));
    const digest = createHash('sha256').update('a\nb').digest('hex');
    expect(await open().transaction((tx) => tx.erasures.of('thu', 5))).toEqual([{ ...certificate, digest }]);
  });

  test('what somebody asked to be erased can be erased once more, what was erased by age cannot', async () => {
    const certificate = { commune: 'thu', what: 'person', rows: 1, left: 0 };
    const person = { account: 'an', everything: true };
    await open().transaction(async (tx) => {
      tx.erasures.add({ ...certificate, id: 'x-1', at: morning }, ['a'], person);
      tx.erasures.add({ ...certificate, id: 'x-2', at: hours(1) }, ['b']);
      tx.erasures.add({ ...certificate, id: 'x-3', at: hours(2) }, ['c'], { entries: ['c'] });
    });
    await open().transaction(async (tx) => {
      const last = { id: 'x-3', at: hours(2), commune: 'thu', what: { entries: ['c'] } };
      expect(await tx.erasures.toRedo(morning)).toEqual([
        { id: 'x-1', at: morning, commune: 'thu', what: person },
        last,
      ]);
      expect(await tx.erasures.toRedo(hours(1))).toEqual([last]);
    });
  });

  test('what is erased leaves the lists and their counts, and nothing personal stays', async () => {
    const mine = entry({ person: { ...thu, phone: '+84912000001', address: 'Thôn 1' } });
    const other = entry({ person: binh });
    await open().transaction(async (tx) => {
      await tx.entries.record(mine);
      await tx.entries.record(other);
    });
    await open().transaction(async (tx) => {
      expect(await tx.entries.countPersonal([mine.id, other.id])).toBe(2);
      expect(await tx.entries.erase([mine.id], false, hours(1))).toEqual([mine.id]);
      expect(await tx.entries.countPersonal([mine.id, other.id])).toBe(1);
      expect((await tx.entries.list('thu', 'dot-1', 'thon-1')).map(({ id }) => id)).toEqual([other.id]);
      expect(await tx.entries.tallies('thu', 'dot-1')).toMatchObject([{ entries: 1 }]);
      expect(await tx.entries.pick([mine.id, other.id])).toMatchObject([{ id: other.id, unit: 'thon-1' }]);
    });
    // Reported again, they are somebody new.
    const again = await open().transaction((tx) => tx.entries.record(entry({ person: thu })));
    expect(again.outcome).toBe('new');
  });

  test('what is over its time goes on counting without a name', async () => {
    const row = entry();
    await open().transaction((tx) => tx.entries.record(row));
    await open().transaction(async (tx) => {
      expect(await tx.entries.personal('thu', 'dot-1', 10)).toEqual([row.id]);
      await tx.entries.erase([row.id], true, hours(1));
      expect(await tx.entries.personal('thu', 'dot-1', 10)).toEqual([]);
      expect(await tx.entries.list('thu', 'dot-1', 'thon-1')).toEqual([]);
      expect(await tx.entries.people('thu', 'dot-1', ['self-declared'])).toEqual(new Map([['installed', 1]]));
    });
  });

  test('whoever must not be listed is counted, and vouched for like the others', async () => {
    const { person: _, ...child } = entry();
    const row = entry();
    await open().transaction(async (tx) => {
      expect(await tx.entries.countChildren([child])).toBe(1);
      await tx.entries.record(row);
      expect(await tx.entries.tallies('thu', 'dot-1', {}, 'thon-1')).toMatchObject([{ entries: 2 }]);
    });
    await open().transaction(async (tx) => {
      expect(await tx.entries.list('thu', 'dot-1', 'thon-1')).toHaveLength(1);
      expect(await tx.entries.unnamed('thu', 'dot-1', 'thon-1')).toEqual([
        { id: child.id, proof: 'self-declared' },
      ]);
      expect(await tx.entries.vouch([child.id, row.id], 'head', hours(1))).toBe(2);
      expect(await tx.entries.vouch([child.id, row.id], 'head', hours(2))).toBe(0);
      expect(await tx.entries.tallies('thu', 'dot-1')).toMatchObject([
        { proof: 'unit-confirmed', entries: 2 },
      ]);
    });
  });

  test('a child whose name was said is counted once, achieves more, and is kept nowhere', async () => {
    const child = entry({ person: { ...thu, birthYear: 2015 } });
    const sister = entry({ person: { ...binh, birthYear: 2013 } });
    await open().transaction(async (tx) => {
      expect(await tx.entries.countChildren([child, sister, { ...child, id: 'twice' }])).toBe(2);
    });
    await open().transaction(async (tx) => {
      const again = { ...child, id: 'again', achieved: ['installed', 'registered'] };
      expect(await tx.entries.countChildren([again])).toBe(0);
      expect(await tx.entries.tallies('thu', 'dot-1')).toMatchObject([
        { metric: 'installed', entries: 2 },
        { metric: 'registered', entries: 1 },
      ]);
      const rows = await tx.entries.unnamed('thu', 'dot-1', 'thon-1');
      expect(await tx.entries.countPersonal(rows.map(({ id }) => id))).toBe(0);
      expect(await tx.entries.list('thu', 'dot-1', 'thon-1')).toEqual([]);
    });
  });
}
