import { expect, onTestFinished, test } from 'vitest';
import { DAY, HOUR, instant, later } from '../../src/core/time/instant.ts';
import { createTestApp } from '../support/test-app.ts';

const START = instant('2025-12-22T08:00:00+07:00');

async function open() {
  const app = await createTestApp('nghia-trung', START);
  onTestFinished(() => app.close());
  const isKnown = async (key: string): Promise<boolean> =>
    (await app.store.transaction((tx) => tx.inbox.add('probe', [key], app.clock.now()))).size === 0;
  return { ...app, isKnown };
}

test('what was heard is forgotten after a week, and not a day earlier', async () => {
  const { clock, loop, isKnown } = await open();
  expect(await isKnown('m1')).toBe(false);

  clock.moveTo(later(START, 6 * DAY));
  await loop.tick();
  expect(await isKnown('m1')).toBe(true);

  clock.moveTo(later(START, 8 * DAY));
  await loop.tick();
  expect(await isKnown('m1')).toBe(false);
});

test('it happens once a day, however often the clock ticks', async () => {
  const { clock, loop, isKnown } = await open();
  clock.moveTo(later(START, 12 * HOUR));
  await isKnown('m1');
  clock.moveTo(later(START, 7 * DAY));
  await loop.tick();

  clock.moveTo(later(START, 7 * DAY + 13 * HOUR));
  await loop.tick();
  expect(await isKnown('m1')).toBe(true);

  clock.moveTo(later(START, 8 * DAY));
  await loop.tick();
  expect(await isKnown('m1')).toBe(false);
});
