import { expect, onTestFinished, test } from 'vitest';
import type { Plan } from '../../src/app/planner.ts';
import { instant } from '../../src/core/time/instant.ts';
import { fillCampaign } from '../support/filled-campaign.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

async function open(): Promise<TestApp> {
  const app = await createTestApp('nghia-trung', instant('2025-12-24T08:00:00+07:00'));
  onTestFinished(() => app.close());
  await app.play('officer', 'officer');
  return app;
}

test('pictures come into the chat as PNG, with what they show', async () => {
  const app = await open();
  await fillCampaign(
    app,
    app.planner.current('nghia-trung', app.clock.now()) as Plan,
    instant('2025-12-18T08:00:00+07:00'),
  );
  const said = (await app.say('officer', 'bieu do')).join('\n');
  expect(said).toContain('Đang vẽ biểu đồ');
  expect(said).toContain('Tiến độ so với chỉ tiêu – VNeTraffic 2025, tính đến 08:00 ngày 24/12/2025:');
  const files = app.web.history('officer').flatMap((line) => line.files ?? []);
  expect(files.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'progress.png image/png',
    'days.png image/png',
  ]);
  expect(app.errors).toEqual([]);
});

test('with nothing recorded and nothing asked there is no empty picture', async () => {
  const app = await createTestApp('kon-tum', instant('2023-11-01T08:00:00+07:00'));
  onTestFinished(() => app.close());
  await app.play('officer', 'officer');
  expect((await app.say('officer', 'biểu đồ')).join('\n')).toContain('Chưa có số liệu để vẽ biểu đồ.');
});

test('a role that ended while the picture waited to be drawn shows nothing any more', async () => {
  const app = await open();
  const contact = { channel: 'web', address: 'officer' };
  await app.store.transaction(async (tx) => {
    const args = { commune: 'nghia-trung', campaign: 'vnetraffic-2025', account: 'somebody-else' };
    tx.jobs.add({ id: 'job-1', kind: 'chart', contact, language: 'vi', args, at: app.clock.now() });
  });
  await app.loop.tick();
  await app.jobs.idle();
  await app.loop.drain();
  expect(app.news('officer').join('\n')).toContain('Việc này dành cho người được giao.');
});
