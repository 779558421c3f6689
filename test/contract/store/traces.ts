import { expect, test } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import { hours, morning } from './people.ts';

const owner = { account: 'account-1', commune: 'thu', contacts: [{ channel: 'web', address: 'an' }] };
const digest = (n: number) => new Uint8Array(16).fill(n);

/** Something of everything, of one person and of another. */
async function leaveTraces(open: () => Store): Promise<readonly string[]> {
  return open().transaction(async (tx) => {
    const ids: string[] = [];
    for (const [account, address, n] of [
      ['account-1', 'an', 1],
      ['account-2', 'bình', 2],
    ] as const) {
      const contact = { channel: 'web', address };
      const at = morning;
      tx.jobs.add({ id: `job-${n}`, kind: 'export', contact, language: 'vi', args: { unit: 'thon-1' }, at });
      tx.nudges.wait({ ...contact, guide: 'vneid-install', at });
      tx.proposals.add({ id: `p-${n}`, account, commune: 'thu', at, what: '{}' });
      tx.villages.put({ account, commune: 'thu', unit: 'thon-1', at });
      const link = { account, commune: 'thu', page: 'board', args: {}, expires: hours(1) };
      tx.webLinks.add({ ...link, digest: digest(n) });
      tx.webSessions.add({ ...link, digest: digest(n + 8), since: at });
      const draft = { commune: 'thu', campaign: 'dot-1', unit: 'thon-1', account, from: 'file' as const, at };
      await tx.rosters.add({ ...draft, id: `r-${n}`, digest: digest(n) });
      tx.rosters.putPart(`r-${n}`, 0, []);
      const file = {
        ...contact,
        account,
        commune: 'thu',
        purpose: 'roster',
        at,
        name: 'Nguyễn Văn Thử.xlsx',
      };
      const bytes = { sha256: `${n}`, size: 3, type: 'image/jpeg', content: `c${n}` };
      tx.media.add({ ...file, ...bytes, id: `file-${n}` });
      tx.media.add({ ...file, ...bytes, id: `proof-${n}`, purpose: 'evidence' });
      tx.evidence.add({
        id: `e-${n}`,
        commune: 'thu',
        campaign: 'dot-1',
        unit: 'thon-1',
        obligation: 'o',
        kind: 'photo',
        album: '',
        media: `proof-${n}`,
        state: 'kept',
        by: account,
        at,
      });
      ids.push(`file-${n}`, `proof-${n}`);
    }
    return ids;
  });
}

export function tracesContract(open: () => Store): void {
  test('what stands beside the rows of a person goes, and nothing of anybody else', async () => {
    const files = await leaveTraces(open);
    await open().transaction(async (tx) => {
      expect(await tx.traces.count(owner)).toBe(8);
      expect(await tx.traces.erase(owner, hours(1))).toBeGreaterThanOrEqual(8);
      expect(await tx.traces.count(owner)).toBe(0);
      expect(await tx.traces.count({ ...owner, account: 'account-2', contacts: [] })).toBe(6);
      expect(await tx.rosters.find('r-1')).toBeUndefined();
      expect(await tx.rosters.part('r-1', 0)).toBeUndefined();
      expect(await tx.rosters.part('r-2', 0)).toEqual([]);
      expect((await tx.jobs.take(morning, 1)).map(({ id }) => id)).toEqual(['job-2']);
    });
    // The bytes go with the broom; what a unit has shown as evidence stays.
    await open().transaction(async (tx) => {
      expect(await tx.media.expired(hours(1), 9)).toEqual(['file-1']);
      const kept = await tx.media.of(files);
      expect(kept.map(({ id, name }) => [id, name === undefined])).toEqual([
        ['file-1', true],
        ['proof-1', false],
        ['file-2', false],
        ['proof-2', false],
      ]);
    });
  });

  test('the village of a person is the one they came from last, and is forgotten by age', async () => {
    await open().transaction(async (tx) => {
      const village = { account: 'account-1', commune: 'thu', unit: 'thon-1', at: morning };
      tx.villages.put(village);
      tx.villages.put({ ...village, unit: 'thon-2', at: hours(1) });
      tx.villages.put({ ...village, account: 'account-2' });
      expect(await tx.villages.of('account-1', 'thu')).toEqual({ ...village, unit: 'thon-2', at: hours(1) });
      expect(await tx.villages.of('account-1', 'khac')).toBeUndefined();
      expect(await tx.villages.prune('thu', hours(1), 9)).toEqual(['account-2']);
      expect(await tx.villages.of('account-2', 'thu')).toBeUndefined();
    });
  });

  test('who has turned reminders off is not reminded again', async () => {
    await open().transaction(async (tx) => {
      const contact = { channel: 'web', address: 'an' };
      tx.nudges.silence(contact, morning);
      await tx.traces.erase(owner, morning);
      tx.nudges.wait({ ...contact, guide: 'vneid-install', at: morning });
      expect(await tx.nudges.due('web', hours(1), 9)).toEqual([]);
    });
  });

  test('messages to others go when they speak of the person', async () => {
    const others = { channel: 'web', address: 'tổ' };
    const told = (key: string, number: number, notBefore = morning) => ({
      ...others,
      key,
      kind: 'notice' as const,
      language: 'vi' as const,
      say: { parts: [{ key: 'help.new' as const, params: { number } }], choices: [] },
      notBefore,
    });
    await open().transaction(async (tx) => {
      tx.outbox.add(told('early', 1, hours(-1)));
      tx.outbox.add(told('a', 1));
      tx.outbox.add(told('b', 2));
      const speaksOf = ({ parts }: { readonly parts: readonly { readonly params?: object }[] }) =>
        JSON.stringify(parts).includes('"number":1');
      expect(await tx.traces.eraseTold([others], morning, speaksOf)).toBe(1);
      const { waiting } = await tx.outbox.backlog('web', hours(1));
      expect(waiting).toBe(2);
    });
  });
}
