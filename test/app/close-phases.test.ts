import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { createClosePhases } from '../../src/app/close-phases.ts';
import { instant } from '../../src/core/time/instant.ts';
import type { Store } from '../../src/ports/store.ts';
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

test('figures that somebody has changed in the database are told by their hash', async () => {
  const seen: string[] = [];
  for (const around of [(store: Store) => store, forge]) {
    app = await createTestApp('yen-tho', at('2023-04-27T08:00:00'), { from, around });
    await app.play('lan', 'officer');
    await app.loop.tick();
    await app.forward.moveTo(at('2023-05-04T09:00:00'));
    seen.push((await app.say('lan', 'sau chốt')).join('\n'));
    if (around !== forge) await app.close();
  }
  expect(seen.map((said) => said.includes('KHÔNG KHỚP'))).toEqual([false, true]);
});

/** Somebody who can write into the database makes a unit one that reported in time. */
const forge = (store: Store): Store => ({
  ...store,
  transaction: (work) =>
    store.transaction((tx) =>
      work({
        ...tx,
        closings: {
          add: (closed) => tx.closings.add(closed),
          of: async (...place) =>
            (await tx.closings.of(...place)).map((closed) => ({
              ...closed,
              figures: closed.figures.replace('"onTime":0', '"onTime":1'),
            })),
        },
      }),
    ),
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

test('a phase in which nothing is due says so when it begins and when it ends, and nobody is asked for what is filed', async () => {
  app = await createTestApp('hoang-hop', at('2023-06-01T07:00:00'));
  await app.play('lan', 'officer');
  await app.play('tám', 'head', 'thon-1');
  await app.play('hai', 'head', 'thon-3');
  // That of the second phase, late, and that of the third.
  for (const _ of [2, 3]) await app.say('tám', '/submit thon-1 bao-cao-giai-doan ok');
  await app.forward.moveTo(at('2024-01-02T09:00:00'));
  const heard = (who: string, words: RegExp) => app.web.history(who).filter(({ text }) => words.test(text));
  const [maintenance] = heard('lan', /BẮT ĐẦU “Duy trì/);
  expect(maintenance?.text).toContain('Giai đoạn này không có báo cáo nào phải nộp.');
  expect(heard('lan', /ĐÃ CHỐT “Duy trì/)[0]?.text).toContain('Giai đoạn này không có báo cáo nào phải nộp.');
  expect(heard('lan', /BẮT ĐẦU “Giai đoạn 3/)[0]?.text).toContain('14 đơn vị phải báo cáo');
  expect(heard('tám', /Bạn cần nộp/)).toEqual([]);
  expect(heard('hai', /Bạn cần nộp/)).toHaveLength(1);
});
