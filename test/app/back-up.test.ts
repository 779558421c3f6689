import { expect, test } from 'vitest';
import { createMovableClock } from '../../src/adapters/clock/movable-clock.ts';
import { createBackUp } from '../../src/app/back-up.ts';
import { type Instant, instant } from '../../src/core/time/instant.ts';
import type { Backup, Backups, Forgotten } from '../../src/ports/backups.ts';
import { createTestCipher } from '../contract/store/made-up.ts';
import { openBlankStore } from '../support/blank-store.ts';

async function open(at: string) {
  const clock = createMovableClock(instant(at));
  const store = await openBlankStore({ cipher: createTestCipher(), ids: () => 'id' });
  const made: Instant[] = [];
  const noted: string[] = [];
  const errors: string[] = [];
  const world = { holds: true, breaks: false };
  const backups: Backups = {
    async make(moment) {
      if (world.breaks) throw new Error('the disk is full');
      made.push(moment);
      return { name: '', at: moment, rows: 0, files: 0 } satisfies Backup;
    },
    list: async () => [],
    keep: async (count) => expect(count).toBe(7),
    noteForgotten: async (forgotten: readonly Forgotten[]) =>
      void noted.push(...forgotten.map(({ id }) => id)),
  };
  const start = () =>
    createBackUp({
      store,
      clock,
      backups,
      timeZone: 'Asia/Ho_Chi_Minh',
      hold: async () => (world.holds ? 1 : undefined),
      onError: (what, error) => void errors.push(`${what}: ${(error as Error).message}`),
    });
  let task = start();
  return {
    ...{ store, made, noted, errors, world },
    restart: () => {
      task = start();
    },
    /** It is looked at at that moment, and what was begun ends. */
    async at(moment: string) {
      clock.moveTo(instant(moment));
      await task.run();
      await task.idle();
      return made.length;
    },
  };
}

test('a backup is made at two in the night, and on the first start after it where the machine was off', async () => {
  const bot = await open('2026-01-05T10:00:00+07:00');
  expect(await bot.at('2026-01-05T10:00:00+07:00')).toBe(0);
  expect(await bot.at('2026-01-06T01:50:00+07:00')).toBe(0);
  expect(await bot.at('2026-01-06T02:00:00+07:00')).toBe(1);
  expect(await bot.at('2026-01-06T23:00:00+07:00')).toBe(1);
  bot.restart();
  expect(await bot.at('2026-01-06T23:59:00+07:00')).toBe(1);
  bot.restart();
  expect(await bot.at('2026-01-08T07:30:00+07:00')).toBe(2);
});

test('one that fails is told of and tried again an hour later', async () => {
  const bot = await open('2026-01-05T10:00:00+07:00');
  await bot.at('2026-01-05T10:00:00+07:00');
  bot.world.breaks = true;
  await bot.at('2026-01-06T02:00:00+07:00');
  expect(bot.errors).toEqual(['the backup failed: the disk is full']);
  bot.world.breaks = false;
  expect(await bot.at('2026-01-06T02:30:00+07:00')).toBe(0);
  expect(await bot.at('2026-01-06T03:00:00+07:00')).toBe(1);
});

test('of several processes the one that does such work makes it', async () => {
  const bot = await open('2026-01-05T10:00:00+07:00');
  await bot.at('2026-01-05T10:00:00+07:00');
  bot.world.holds = false;
  expect(await bot.at('2026-01-06T02:00:00+07:00')).toBe(0);
  bot.world.holds = true;
  expect(await bot.at('2026-01-06T02:10:00+07:00')).toBe(1);
});

test('who was erased is written down beside the backups within ten minutes', async () => {
  const bot = await open('2026-01-05T10:00:00+07:00');
  await bot.at('2026-01-05T10:00:00+07:00');
  const certificate = {
    commune: 'thu',
    what: 'person',
    at: instant('2026-01-05T10:05:00+07:00'),
    rows: 1,
    left: 0,
  };
  await bot.store.transaction(async (tx) => {
    tx.erasures.add({ ...certificate, id: 'theo yêu cầu' }, ['a'], { account: 'an', everything: true });
    tx.erasures.add({ ...certificate, id: 'theo tuổi' }, ['b']);
  });
  await bot.at('2026-01-05T10:10:00+07:00');
  expect(bot.noted).toEqual(['theo yêu cầu']);
});
