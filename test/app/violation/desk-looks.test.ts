import { afterAll, beforeAll, expect, test } from 'vitest';
import { instant } from '../../../src/core/time/instant.ts';
import { countLooks } from '../../support/count-looks.ts';
import { type DeskVisit, visitDesk } from '../../support/desk-visit.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

const { around, looks } = countLooks();
let app: TestApp;
let desk: DeskVisit;
beforeAll(async () => {
  app = await createTestApp('kon-tum', instant('2023-11-08T09:20:00+07:00'), { around });
  await app.play('hùng', 'receiver');
  desk = await visitDesk(app, 'hùng');
});
afterAll(() => app.close());

async function send(address: string): Promise<void> {
  for (const words of ['phản ánh', '1', 'chở quá số người', 'hôm qua 17h', 'km 1, xã Vinh Quang'])
    await app.say(address, words);
  for (let skipped = 0; skipped < 6; skipped++) await app.say(address, 'bỏ qua');
  for (const words of ['không ghi tên', 'không', 'gửi']) await app.say(address, words);
}

test('the list of the desk asks no more of the database for four tips than for one', async () => {
  await send('an');
  looks();
  expect(await desk.list()).toHaveLength(1);
  const ofOne = looks();
  for (const who of ['bình', 'chi', 'dung']) await send(who);
  looks();
  expect(await desk.list()).toHaveLength(4);
  expect(looks()).toEqual(ofOne);
  expect(ofOne.filter((one) => one.startsWith('tip'))).toEqual([
    'tipFigures.purges',
    'tipThreads.filesIn',
    'tips.sealedOf',
  ]);
});
