import { afterEach, describe, expect, test } from 'vitest';
import { type Instant, instant } from '../../src/core/time/instant.ts';
import { type Channel, SendError } from '../../src/ports/channel.ts';
import type { WebChannel } from '../../src/ports/web-channel.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

/** Lộc Hòa bulletins on Mondays at half past five, with one of five slogans in turn and as evidence of the kind "link". */
const at = (iso: string): Instant => instant(`${iso}+07:00`);
const KEY = 'loc-hoa/vneid-90-ngay-dem-2025/nhom-ap/';
const UNIT = 'to-ap-1';
let app: TestApp;
afterEach(() => app.close());

const withGroups = (web: WebChannel): Channel => ({ ...web, isGroup: (one) => one.startsWith('nhóm') });

async function open(start: string, via = withGroups): Promise<TestApp> {
  app = await createTestApp('loc-hoa', at(start), { via });
  await app.play('lan', 'officer');
  await app.play('tám', 'head', unitId());
  return app;
}
const unitId = (): string => units()[0]?.id ?? UNIT;
const units = () =>
  (app.planner.content('loc-hoa', app.clock.now())?.units ?? []).filter(
    ({ kind }) => kind === 'to-cong-nghe-so',
  );
const bulletins = (who: string): readonly string[] =>
  app.web
    .history(who)
    .filter(({ from, text }) => from === 'bot' && text.startsWith('TIN CỦA'))
    .map(({ text }) => text);
const ledger = async (day: string) =>
  (await app.store.transaction((tx) => tx.bulletins.copies(`${KEY}${day}`))).map(
    ({ address, to, state, reason }) => [address, to, state, reason].filter(Boolean).join(' '),
  );
const stateOf = async (day: string) => {
  const bulletin = await app.store.transaction((tx) => tx.bulletins.find(`${KEY}${day}`));
  return [bulletin?.state, bulletin?.reason].filter(Boolean).join(' ');
};

describe('a bulletin', () => {
  test('reaches each linked group once, whatever restarts, with the slogan whose turn it is', async () => {
    await open('2025-03-17T09:00:00');
    await app.say('tám@nhóm-a', 'liên kết nhóm');
    await app.forward.moveTo(at('2025-03-17T17:30:00'));
    await app.loop.tick();
    await app.forward.moveTo(at('2025-03-25T00:00:00'));
    expect(bulletins('nhóm-a')).toHaveLength(2);
    expect(bulletins('nhóm-a')[0]).toContain('“VNeID - Ví giấy tờ điện tử tiện lợi, an toàn, hiện đại!”');
    expect(bulletins('nhóm-a')[1]).toContain('“Định danh số - Giao dịch nhanh, không cần giấy tờ!”');
    expect(await ledger('2025-03-17')).toEqual(['nhóm-a group sent']);
  });

  test('is evidence of the unit whose group it reached, once however many groups it has', async () => {
    await open('2025-03-17T09:00:00');
    await app.say('tám@nhóm-a', 'liên kết nhóm');
    await app.say('tám@nhóm-b', 'liên kết nhóm');
    await app.say('lan@nhóm-xã', 'liên kết nhóm');
    await app.forward.moveTo(at('2025-03-17T18:00:00'));
    await app.loop.tick();
    const kept = await app.store.transaction((tx) => tx.evidence.of('loc-hoa', 'vneid-90-ngay-dem-2025'));
    expect(kept.map(({ unit, kind, link, by }) => [unit, kind, link, by])).toEqual([
      [
        unitId(),
        'link',
        expect.stringMatching(/^Tin tuyên truyền đăng trong nhóm của .+, 1[78]:\d\d ngày 17\/03\/2025$/),
        'bot',
      ],
    ]);
    expect((await app.say('lan', `/evidence ${unitId()}`)).join('\n')).toContain(
      'Tin tuyên truyền đăng trong nhóm',
    );
  });

  test('that a group did not get says why, and the others have theirs', async () => {
    const via = (web: WebChannel): Channel => ({
      ...withGroups(web),
      async send(address, ...rest) {
        if (address === 'nhóm-b') throw new SendError('blocked', 'put out of the group');
        return web.send(address, ...rest);
      },
    });
    await open('2025-03-17T09:00:00', via);
    for (const group of ['nhóm-a', 'nhóm-b']) {
      await app.store.transaction(async (tx) =>
        tx.chatGroups.link({
          channel: 'web',
          address: group,
          commune: 'loc-hoa',
          unit: unitId(),
          by: 'x',
          at: app.clock.now(),
        }),
      );
    }
    await app.forward.moveTo(at('2025-03-17T18:00:00'));
    await app.loop.tick();
    expect(await ledger('2025-03-17')).toEqual(['nhóm-a group sent', 'nhóm-b group failed blocked']);
    expect((await app.say('lan', 'lịch tin')).join('\n')).toContain(
      'đã gửi 1 nhóm, 0 người; 1 nơi không tới',
    );
  });

  test('goes to people who asked for news only as far as the platform lets us for nothing', async () => {
    const via = (web: WebChannel): Channel => ({
      ...withGroups(web),
      reach: (address) =>
        address === 'xa'
          ? { open: false, failure: 'window-closed' }
          : { open: true, cost: address === 'dat' ? 'paid' : 'free' },
    });
    await open('2025-03-17T09:00:00', via);
    for (const who of ['gan', 'xa', 'dat', 'thoi']) await app.say(who, 'nhận tin');
    await app.say('thoi', 'tắt');
    await app.forward.moveTo(at('2025-03-17T18:00:00'));
    await app.loop.tick();
    expect(await ledger('2025-03-17')).toEqual([
      'dat follower failed paid',
      'gan follower sent',
      'xa follower failed window-closed',
    ]);
    expect(
      [bulletins('gan'), bulletins('xa'), bulletins('dat'), bulletins('thoi')].map(({ length }) => length),
    ).toEqual([1, 0, 0, 0]);
  });

  test('is not sent while the campaign is paused, nor two days late, nor to nobody; the ledger says why', async () => {
    await open('2025-03-21T09:00:00');
    await app.forward.moveTo(at('2025-03-24T18:00:00'));
    expect(await stateOf('2025-03-24')).toBe('dropped no-recipient');
    await app.say('lan@nhóm-xã', 'liên kết nhóm');
    await app.forward.moveTo(at('2025-03-28T09:00:00'));
    app.clock.moveTo(at('2025-04-03T09:00:00'));
    await app.loop.tick();
    expect(await stateOf('2025-03-31')).toBe('dropped late');
    await app.say('lan', '/pause mưa lũ');
    await app.say('lan', { tap: 1 });
    // 7/4 is a holiday, so it is put off to the 8th.
    await app.forward.moveTo(at('2025-04-08T18:00:00'));
    expect(await stateOf('2025-04-07')).toBe('dropped paused');
    expect(bulletins('nhóm-xã')).toEqual([]);
  });

  test('that was due while the bot slept less than two days goes out when it wakes', async () => {
    await open('2025-03-21T09:00:00');
    await app.say('lan@nhóm-xã', 'liên kết nhóm');
    await app.loop.tick();
    app.clock.moveTo(at('2025-03-25T22:00:00'));
    await app.loop.tick();
    expect(bulletins('nhóm-xã')).toEqual([]);
    app.clock.moveTo(at('2025-03-26T07:00:00'));
    await app.loop.tick();
    expect(bulletins('nhóm-xã')).toHaveLength(1);
  });
});

describe('a group', () => {
  test('that becomes a supergroup keeps its bulletins, and one that puts the bot out has none', async () => {
    await open('2025-03-17T09:00:00');
    await app.say('tám@nhóm-a', 'liên kết nhóm');
    await app.say('tám@nhóm-b', 'liên kết nhóm');
    const heard = { text: '' };
    await app.handleInbound(app.web, [
      { key: 'move', address: 'nhóm-a', at: app.clock.now(), heard, movedTo: 'nhóm-lớn' },
      { key: 'out', address: 'nhóm-b', by: 'tám', at: app.clock.now(), heard, presence: 'left' },
    ]);
    await app.forward.moveTo(at('2025-03-17T18:00:00'));
    expect(
      [bulletins('nhóm-a'), bulletins('nhóm-b'), bulletins('nhóm-lớn')].map(({ length }) => length),
    ).toEqual([0, 0, 1]);
  });

  test('that moved without a word is followed when a post comes back, and from then on', async () => {
    const via = (web: WebChannel): Channel => ({
      ...withGroups(web),
      async send(address, ...rest) {
        if (address === 'nhóm-a') throw new SendError('moved', 'a supergroup now', { movedTo: 'nhóm-lớn' });
        return web.send(address, ...rest);
      },
    });
    await open('2025-03-17T09:00:00', via);
    await app.store.transaction(async (tx) =>
      tx.chatGroups.link({
        channel: 'web',
        address: 'nhóm-a',
        commune: 'loc-hoa',
        unit: unitId(),
        by: 'x',
        at: app.clock.now(),
      }),
    );
    await app.forward.moveTo(at('2025-03-17T18:00:00'));
    await app.loop.tick();
    expect(await ledger('2025-03-17')).toEqual(['nhóm-a group sent']);
    await app.forward.moveTo(at('2025-03-24T18:00:00'));
    await app.loop.tick();
    expect(await ledger('2025-03-24')).toEqual(['nhóm-lớn group sent']);
    expect(bulletins('nhóm-lớn')).toHaveLength(2);
  });

  test('of a unit that was merged gets the news of the unit that it became', async () => {
    await open('2025-03-17T09:00:00');
    const [first, second] = units();
    await app.say('tám@nhóm-a', 'liên kết nhóm');
    await app.say('lan', `gộp ${first?.id}, ${second?.id} thành Tổ Chung`);
    await app.say('lan', { tap: 1 });
    await app.forward.moveTo(at('2025-03-17T18:00:00'));
    expect(bulletins('nhóm-a')[0]).toContain('TIN CỦA Tổ Chung');
  });
});

describe('news for people', () => {
  test('are taken back with everything else when somebody is erased', async () => {
    await open('2025-03-17T09:00:00');
    await app.say('gan', 'nhận tin');
    const standing = () => app.store.transaction((tx) => tx.consents.standing('loc-hoa', 'news'));
    expect(await standing()).toHaveLength(1);
    await app.say('gan', '/erase');
    await app.say('gan', { tap: 1 });
    expect(await standing()).toEqual([]);
  });
});
