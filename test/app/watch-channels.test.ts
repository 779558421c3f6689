import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTendOnce } from '../../src/app/channels/tend-once.ts';
import { DAY, HOUR, instant, later } from '../../src/core/time/instant.ts';
import { type Channel, SendError } from '../../src/ports/channel.ts';
import type { WebChannel } from '../../src/ports/web-channel.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

/** The page, as if a platform stood behind it. */
const polled = (web: WebChannel): Channel => ({ ...web, poll: async () => {} });

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp('nghia-trung', instant('2025-12-22T08:00:00+07:00'), { via: polled });
  await app.play('lan', 'officer');
  await app.play('tám', 'head', 'thon-1');
  await app.loop.tick();
});
afterEach(() => app.close());

async function pass(ms: number): Promise<readonly string[]> {
  app.clock.moveTo(later(app.clock.now(), ms));
  await app.loop.tick();
  await app.loop.tick();
  return app.news('lan').filter((words) => !words.startsWith('Nhắc hạn'));
}
const write = () =>
  app.receive(app.web, [
    { key: `k${app.clock.now()}`, address: 'tám', at: app.clock.now(), heard: { text: 'menu' } },
  ]);

test('officers are told once that nobody writes any more, and once that somebody does', async () => {
  expect(await pass(2 * DAY - HOUR)).toEqual([]);
  expect(await pass(2 * HOUR)).toEqual([
    'Không có ai nhắn qua trang web từ 08:00 ngày 22/12/2025.\nBạn mở trang web và nhắn thử cho bot một tin. ' +
      'Nếu bot không trả lời, hãy báo người quản trị.',
  ]);
  expect(await pass(5 * HOUR)).toEqual([]);
  await write();
  expect(await pass(HOUR)).toEqual(['trang web đã có người nhắn trở lại.']);
  expect(await pass(HOUR)).toEqual([]);
});

test('they are told once that the platform lets the bot in no more, and once that it does', async () => {
  app.health.note('web', 'refused');
  expect(await pass(HOUR)).toMatchObject([expect.stringContaining('không cho bot đăng nhập nữa')]);
  app.health.note('web', 'refused');
  expect(await pass(HOUR)).toEqual([]);
  app.health.note('web', 'well');
  expect(await pass(HOUR)).toMatchObject([expect.stringContaining('đã cho bot đăng nhập lại')]);
  expect(await pass(HOUR)).toEqual([]);
});

test('they are told that no new token comes, when that has lasted for an hour and not before, and when one does', async () => {
  const noted: string[] = [];
  const onError = (what: string) => noted.push(what);
  const tendOnce = createTendOnce({ clock: app.clock, health: app.health, onError });
  const fail = () => tendOnce('web', () => Promise.reject(new SendError('unreachable', 'no answer')));
  await fail();
  expect(await pass(HOUR - 1)).toEqual([]);
  await tendOnce('web', async () => {});
  await fail();
  expect(await pass(HOUR - 1)).toEqual([]);
  await fail();
  expect(await pass(1)).toEqual([]);
  await fail();
  expect(await pass(HOUR)).toMatchObject([expect.stringContaining('không trả lời khi bot xin gia hạn')]);
  await tendOnce('web', async () => {});
  expect(await pass(HOUR)).toMatchObject([expect.stringContaining('đã gia hạn quyền gửi tin')]);
  expect(new Set(noted)).toEqual(new Set(['web needs somebody']));
});

test('they are told at once of a token that is refused', async () => {
  const tendOnce = createTendOnce({ clock: app.clock, health: app.health, onError: () => {} });
  await tendOnce('web', () => Promise.reject(new SendError('misconfigured', 'refused')));
  expect(await pass(HOUR)).toMatchObject([expect.stringContaining('không cho bot đăng nhập nữa')]);
});

test('they are told that all messages are used up, after three in a row, and when one goes again', async () => {
  for (let n = 0; n < 3; n++) {
    expect(await pass(HOUR)).toEqual([]);
    app.health.noteSend('web', 'quota');
    app.health.noteSend('web', 'blocked');
  }
  // What is said to the officer goes through the same page, and arrives.
  expect(await pass(HOUR)).toEqual([
    'trang web báo đã hết số tin được gửi. Tin mới trên trang web chưa tới người nhận.\n' +
      'Hãy báo người quản trị. Việc gấp thì gọi điện.',
  ]);
  expect(await pass(HOUR)).toEqual(['trang web đã gửi được tin trở lại.']);
});

test('at night they are told in the morning, and a channel that is well is no news', async () => {
  app.health.note('web', 'well');
  expect(await pass(14 * HOUR)).toEqual([]);
  app.health.note('web', 'refused');
  expect(await pass(HOUR)).toEqual([]);
  expect(await pass(9 * HOUR)).toHaveLength(1);
});

test('heads and citizens hear nothing of it', async () => {
  app.health.note('web', 'refused');
  await pass(HOUR);
  expect(app.news('tám').join()).not.toContain('đăng nhập');
});
