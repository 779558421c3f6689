import { afterEach, beforeEach, expect, test } from 'vitest';
import { BACKED_UP } from '../../src/app/back-up.ts';
import { later } from '../../src/core/time/instant.ts';
import { StoreFailed } from '../../src/ports/store.ts';
import { createHttp } from '../../src/server/http.ts';
import { openTelegram, type Telegram } from '../simulators/telegram/telegram.ts';
import { type ComposedApp, composeWith } from '../support/compose-with.ts';
import { connectTelegram } from '../support/telegram-channel.ts';
import { content } from '../support/test-app.ts';

let telegram: Telegram;
let app: ComposedApp;
let isAway: boolean;
beforeEach(async () => {
  isAway = false;
  telegram = await openTelegram({ now: () => app?.clock.now() ?? 0 });
  const channel = await connectTelegram(telegram, { hooks: 'https://xa.example/hooks' });
  app = await composeWith([channel], undefined, {
    around: (store) => ({
      ...store,
      transaction: (work) =>
        isAway ? Promise.reject(new StoreFailed('the database is away')) : store.transaction(work),
    }),
  });
});
afterEach(async () => {
  await telegram.close();
  await app.close();
});

const get = (path: string, host = 'localhost:8080') =>
  createHttp({
    words: content.words,
    isLoopback: true,
    status: app.status,
    hooks: app.hooks,
    publicHost: 'xa.example',
    onError: () => {},
  }).request(`http://${host}${path}`, { headers: { host } });
const post = (body: string, secret = telegram.world.webhook?.secret ?? '') =>
  app.hooks.request('/telegram', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
  });

/** Somebody writes; what is sent to them fails; rubbish comes in between. */
async function live(): Promise<void> {
  const person = telegram.person(912_345_678, 'Nguyễn Văn Thử');
  person.start();
  await telegram.push(async (body) => (await post(body)).status);
  await telegram.push(async (body) => (await post(body)).status);
  await post('{', undefined);
  await post('{}', 'wrong');
  await post(`{"a":"${'x'.repeat(300_000)}"}`);
  await app.loop.tick();
  app.clock.moveTo(later(app.clock.now(), 10_000));
}

test('a machine is told of every channel: what waits, what failed, how long nobody has written', async () => {
  await live();
  const response = await get('/healthz');
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    status: 'ok',
    spooled: 0,
    channels: [
      {
        name: 'telegram',
        sends: true,
        state: 'well',
        silentSeconds: 10,
        waiting: 0,
        unknown: 0,
        failed: 0,
        deadLetters: 0,
      },
    ],
  });
});

test('Prometheus is told the same, and what was dropped and why; nothing of anybody', async () => {
  await live();
  const told = await (await get('/metrics')).text();
  for (const line of [
    'cao_diem_database_up 1',
    'cao_diem_spool_batches 0',
    'cao_diem_silent_seconds{channel="telegram"} 10',
    'cao_diem_outbox_failed{channel="telegram"} 0',
    'cao_diem_dead_letters{channel="telegram"} 0',
    'cao_diem_messages_total{channel="telegram",kind="new"} 1',
    'cao_diem_settled_total{channel="telegram",state="sent"} 1',
    'cao_diem_refused_total{channel="telegram",because="malformed"} 1',
    'cao_diem_refused_total{channel="telegram",because="unsigned"} 1',
    'cao_diem_refused_total{channel="telegram",because="too-big"} 1',
  ])
    expect(told).toContain(`${line}\n`);
  expect(told).not.toMatch(/912345678|Thử/);
  // As Prometheus reads it: https://prometheus.io/docs/instrumenting/exposition_formats/
  for (const line of told.trimEnd().split('\n'))
    expect(line).toMatch(
      /^(?:# TYPE [a-z_]+ (?:gauge|counter)|[a-z_]+(?:\{[a-z]+="[^"]*"(?:,[a-z]+="[^"]*")*\})? \d+)$/,
    );
});

test('a database that is away is told, and nobody waits for it', async () => {
  isAway = true;
  const response = await get('/healthz');
  expect([response.status, await response.json()]).toEqual([503, { status: 'database-away', spooled: 0 }]);
  expect(await (await get('/metrics')).text()).toContain('cao_diem_database_up 0\n');
});

test('whoever comes by the public name hears no figures', async () => {
  expect(await (await get('/healthz', 'xa.example')).json()).toEqual({ status: 'ok' });
  expect((await get('/metrics', 'xa.example')).status).toBe(404);
});

test('a machine is told how old the backup is, once there has been a night', async () => {
  const metrics = async () => (await get('/metrics')).text();
  expect(await metrics()).not.toContain('backup_age');
  const at = app.clock.now();
  await app.store.transaction(async (tx) => tx.marks.set(BACKED_UP, later(at, -90_000)));
  expect(await metrics()).toContain('cao_diem_backup_age_seconds 90\n');
});
