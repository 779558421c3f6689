import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { createClosePhases } from '../../src/app/close-phases.ts';
import { instant } from '../../src/core/time/instant.ts';
import { content, createTestApp, type TestApp } from '../support/test-app.ts';

const { words, catalogue } = content;
const yenTho = catalogue.communes.get('yen-tho');
const from = {
  words,
  catalogue: { ...catalogue, communes: new Map(yenTho ? [['yen-tho', yenTho]] : []) },
};
const at = (iso: string) => instant(`${iso}+07:00`);
let app: TestApp;
afterEach(() => app.close());

async function open(start: string): Promise<void> {
  app = await createTestApp('yen-tho', at(start), { from });
  await app.play('lan', 'officer');
  await app.play('tám', 'head', 'thon-1');
  await app.loop.tick();
}
const closed = () => app.store.transaction((tx) => tx.closings.of('yen-tho', 'vneid-2023'));
const told = () => app.web.history('lan').filter(({ text }) => text.startsWith('ĐÃ CHỐT'));

test('a phase is closed once, on the first working morning after it, with what each unit did', async () => {
  await open('2023-04-27T08:00:00');
  await app.say('tám', '/submit thon-1 bao-cao-giai-doan ok');
  // 30/4 is a Sunday; 1 to 3 May are days off.
  await app.forward.moveTo(at('2023-05-04T07:59:00'));
  expect(await closed()).toEqual([]);
  await app.forward.moveTo(at('2023-05-06T00:00:00'));
  const [closing, ...others] = await closed();
  expect(others).toEqual([]);
  expect(closing).toMatchObject({ phase: 'giai-doan-1', at: at('2023-05-04T08:00:00') });
  const { units } = JSON.parse(closing?.figures ?? '');
  expect(units).toContainEqual({ unit: 'thon-1', onTime: 1, late: 0, missing: 0 });
  expect(units).toContainEqual({ unit: 'thon-2', onTime: 0, late: 0, missing: 1 });
  expect(closing?.hash).toBe(
    createHash('sha256')
      .update(closing?.figures ?? '')
      .digest('hex'),
  );
  expect(told()).toHaveLength(1);
});

test('what is reported after the close changes nothing in it', async () => {
  await open('2023-04-27T08:00:00');
  await app.forward.moveTo(at('2023-05-04T09:00:00'));
  const before = await closed();
  await app.say('tám', '/submit thon-1 bao-cao-giai-doan ok');
  await app.forward.moveTo(at('2023-05-10T09:00:00'));
  expect(await closed()).toEqual(before);
});

test('a phase that ended while the bot slept is closed when it wakes', async () => {
  await open('2023-04-27T08:00:00');
  app.clock.moveTo(at('2023-05-20T09:00:00'));
  await app.loop.tick();
  expect((await closed()).map(({ phase }) => phase)).toEqual(['giai-doan-1']);
});

test('a phase that was over before the bot came is not closed', async () => {
  await open('2023-05-20T08:00:00');
  await app.forward.moveTo(at('2023-06-02T00:00:00'));
  expect((await closed()).map(({ phase }) => phase)).toEqual(['giai-doan-2']);
});

test('two processes that look at the same moment close it once', async () => {
  await open('2023-04-27T08:00:00');
  app.clock.moveTo(at('2023-05-04T08:00:00'));
  const look = () => createClosePhases({ store: app.store, clock: app.clock, planner: app.planner })();
  expect((await Promise.all([look(), look(), look()])).toSorted()).toEqual([0, 0, 1]);
});
