import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ASKS_AGAIN, LEASE } from '../../src/app/leases.ts';
import { instant, later } from '../../src/core/time/instant.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { createTestApp, type TestApp, type TestOptions } from '../support/test-app.ts';
import { record, somebody } from './report.ts';

/** Where several processes may share a database, the races are real. */
let server: Postgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const open: TestApp[] = [];
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

async function start(url: string, options: Pick<TestOptions, 'place' | 'via'> = {}): Promise<TestApp> {
  const at = instant('2025-12-22T08:00:00+07:00');
  const app = await createTestApp('nghia-trung', at, { ...options, databaseUrl: url });
  open.push(app);
  return app;
}

test('a head reports, corrects, withdraws and files, and an officer reads the totals', async () => {
  const app = await start(await server.createUrl());
  await app.play('tám', 'head', 'thon-1');
  await app.play('hai', 'head', 'thon-2');
  await app.play('lan', 'officer');
  await record(app, 'tám', 'thon-1', somebody(1));
  await record(app, 'hai', 'thon-2', somebody(1));
  await record(app, 'tám', 'thon-1', { ...somebody(2), achieved: '1 2' });
  for (const words of ['/sua 2', 'họ và tên', 'Lê Thị Mẫu', '/rut 1', 'có', '/nop', '1'])
    await app.say('tám', words);

  const total = (await app.say('lan', '/tong')).join();
  expect(total).toContain('• Đã cài VNeTraffic: 2 người (2 lượt');
  expect(total).toContain('• Đã đăng nhập hoặc đăng ký VNeTraffic: 1 người (1 lượt');
  expect((await app.say('tám', '/list')).join()).toMatch(/1\. Lê Thị Mẫu \(001\*+0002/);
  expect((await app.say('lan', '/chuanop')).join()).toContain('đã nộp 1/21');
  expect(app.errors).toEqual([]);
});

test('two processes that hear the same person at the same moment lose nothing of what was said', async () => {
  const url = await server.createUrl();
  const apps = [await start(url, { place: 'a' }), await start(url, { place: 'b' })];
  const [one, two] = apps as [TestApp, TestApp];
  await one.play('tám', 'head', 'thon-1');
  await one.say('tám', '/report thon-1');
  const hear = (app: TestApp, key: string, text: string) =>
    app.handleInbound(app.web, [{ key, address: 'tám', at: app.clock.now(), heard: { text } }]);
  for (let n = 0; n < 10; n++) {
    await Promise.all([
      hear(one, `a${n}`, '/list'),
      hear(two, `b${n}`, 'trợ giúp'),
      hear(two, `c${n}`, '/tong'),
    ]);
  }
  await one.loop.drain();
  const told = one.web.history('tám').map(({ text }) => text);
  expect(told.filter((text) => text.startsWith('Danh sách của Thôn 1'))).toHaveLength(10);
  expect(told.filter((text) => text.startsWith('Bạn có thể bấm nút'))).toHaveLength(10);
  expect(told.filter((text) => text.startsWith('Số liệu Thôn 1, đợt'))).toHaveLength(10);
  await hear(two, 'name', 'Nguyễn Văn Thử');
  await one.loop.drain();
  expect(one.web.history('tám').at(-1)?.text).toContain('Người này ở đâu?');
  expect([...one.errors, ...two.errors]).toEqual([]);
});

test('an invitation that two people use at the same moment binds one of them', async () => {
  const url = await server.createUrl();
  const [one, two] = [await start(url, { place: 'a' }), await start(url, { place: 'b' })];
  for (let n = 0; n < 5; n++) {
    const { code } = await one.store.transaction(async (tx) =>
      one.makeInvitation(tx, {
        commune: 'nghia-trung',
        timeZone: 'Asia/Ho_Chi_Minh',
        unit: `thon-${n + 1}`,
        role: 'head',
        by: 'x',
        at: one.clock.now(),
      }),
    );
    const take = (app: TestApp, address: string) =>
      app.handleInbound(app.web, [
        {
          key: `${address}${n}`,
          address: `${address}${n}`,
          at: app.clock.now(),
          heard: { text: '', start: code },
        },
      ]);
    await Promise.all([take(one, 'ba'), take(two, 'tư')]);
  }
  const heads = await one.store.transaction((tx) =>
    tx.grants.byUnit('nghia-trung', ['head'], one.clock.now()),
  );
  expect([...heads.values()].map((accounts) => accounts.length)).toEqual([1, 1, 1, 1, 1]);
});

test('two processes that look at the clock at the same moment remind once', async () => {
  const url = await server.createUrl();
  const apps = [await start(url, { place: 'a' }), await start(url, { place: 'b' })];
  await apps[0]?.play('tám', 'head', 'thon-1');
  for (const app of apps) await app.loop.tick();
  for (const day of ['24', '28', '30', '31']) {
    for (const app of apps) app.clock.moveTo(instant(`2025-12-${day}T08:00:00+07:00`));
    await Promise.all(apps.map((app) => app.loop.tick()));
    await Promise.all(apps.map((app) => app.loop.tick()));
  }
  const reminded = apps
    .flatMap((app) => app.web.history('tám'))
    .filter(({ text }) => text.includes('Danh sách cá nhân'));
  expect(reminded).toHaveLength(4);
  expect(apps.flatMap((app) => app.errors)).toEqual([]);
});

describe('of two processes', () => {
  const said = (app: TestApp) => app.web.history('tám').filter(({ from }) => from === 'bot').length;
  const pass = (apps: readonly TestApp[], ms: number) => {
    for (const app of apps) app.clock.moveTo(later(app.clock.now(), ms));
  };
  let apps: readonly TestApp[];
  let [one, two]: readonly TestApp[] = [];
  beforeEach(async () => {
    const url = await server.createUrl();
    apps = [await start(url, { place: 'a' }), await start(url, { place: 'b' })];
    [one, two] = apps;
    await one?.play('tám', 'head', 'thon-1');
  });
  let keys = 0;
  const hear = (app: TestApp | undefined, text: string) =>
    app?.handleInbound(app.web, [
      { key: `k${++keys}`, address: 'tám', at: app.clock.now(), heard: { text } },
    ]);
  const drain = async () => {
    for (const app of apps) await app.loop.drain();
  };
  const counts = () => apps.map(said);

  test('one sends, whichever of them hears, as long as it lives', async () => {
    for (let n = 0; n < 6; n++) {
      await hear(apps[n % 2], 'menu');
      await Promise.all(apps.map((app) => app.loop.drain()));
      pass(apps, LEASE * 0.6);
    }
    expect(counts()).toEqual([6, 0]);
    expect(one?.leases.holds('web')).toBe(true);
    expect(two?.leases.holds('web')).toBe(false);
  });

  test('the other one sends when the first has been silent for as long as its lease', async () => {
    await hear(two, 'menu');
    pass(apps, LEASE - 1);
    await two?.loop.drain();
    expect(counts()).toEqual([0, 0]);
    pass(apps, ASKS_AGAIN);
    await two?.loop.drain();
    expect(counts()).toEqual([0, 1]);
    // The first was not dead after all, and learns that it was replaced.
    await hear(one, 'menu');
    await one?.loop.drain();
    expect(one?.leases.holds('web')).toBe(false);
    await drain();
    expect(counts()).toEqual([0, 2]);
  });

  test('the other one sends at once when the first has ended as it should', async () => {
    await one?.leases.release();
    await hear(two, 'menu');
    pass(apps, ASKS_AGAIN);
    await drain();
    expect(counts()).toEqual([0, 1]);
  });
});
