import { afterEach, beforeEach, expect, test } from 'vitest';
import { instant } from '../../../src/core/time/instant.ts';
import { browse } from '../../support/browse.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { TEST_KEY } from '../../support/test-desk.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp('kon-tum', instant('2023-11-08T09:20:00+07:00'));
  await app.play('hùng', 'receiver');
});
afterEach(() => app.close());

let count = 0;
const tip = () => ({
  lookup: String(++count).padStart(32, '0'),
  key: TEST_KEY,
  to: [TEST_KEY],
  content: Buffer.from(`age-encryption.org/v1\n${'x'.repeat(300)}`).toString('base64'),
});

test('a flood through the form stops its sender, and nobody else behind the same proxy', async () => {
  const web = browse(app, { trustedProxies: 1 });
  const from = (address: string) => ({ 'x-forwarded-for': `6.6.6.6, ${address}` });
  const send = async (address: string) =>
    (await web.postJson('/phan-anh/kon-tum', tip(), from(address))).json() as Promise<object>;
  for (let n = 0; n < 20; n++) expect(await send('203.0.113.9')).toHaveProperty('ticket');
  expect(await send('203.0.113.9')).toMatchObject({ refused: 'too-many' });
  // What the sender writes further left changes nothing.
  expect(
    await web.postJson('/phan-anh/kon-tum', tip(), { 'x-forwarded-for': '7.7.7.7, 203.0.113.9' }),
  ).toMatchObject({
    status: 400,
  });
  expect(await send('203.0.113.10')).toHaveProperty('ticket');

  const look = async (address: string) =>
    (await (await web.postJson('/bien-nhan/look', { lookup: 'f'.repeat(32) }, from(address))).json()) as {
      refused: string;
    };
  for (let n = 0; n < 200; n++) expect((await look('203.0.113.9')).refused).toBe('no-tip');
  expect((await look('203.0.113.9')).refused).toBe('too-many');
  expect((await look('203.0.113.10')).refused).toBe('no-tip');
});
