import { afterEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, instant, later } from '../../../src/core/time/instant.ts';
import { SendError } from '../../../src/ports/channel.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { Crash, openTown, type Town } from '../town.ts';

/** Defects of RapidPro, mailroom and courier that were found in their issues, one test for each. */
const START = instant('2025-12-22T08:00:00+07:00');
let town: Town | undefined;
let app: TestApp | undefined;
afterEach(async () => {
  await town?.close();
  await app?.close();
  town = undefined;
  app = undefined;
});

const until = async (iso: string): Promise<void> => {
  town?.pass(instant(`${iso}+07:00`));
  await town?.tick();
};
const ledger = async () =>
  (await town?.ledger())?.map(({ offset, state, reason }) =>
    [offset, state, reason].filter(Boolean).join(' '),
  );

describe('reminders', () => {
  test('what is queued for an old deadline dies with it, and the ledger says why', async () => {
    let isArmed = false;
    let isDead = false;
    const fault = (where: string): void => {
      isDead ||= isArmed && where === 'before sending';
      if (isDead) throw new Crash(where);
    };
    town = await openTown(START, { units: 1, resend: true, fault });
    await until('2025-12-24T08:00:00');
    isArmed = true;
    await until('2025-12-28T08:00:00');
    isArmed = false;
    isDead = false;
    await town.move(5);
    await town.restart();
    expect(await ledger()).toEqual(['T-7 sent', 'T-3 cleared superseded']);
  });

  test('what fell due in a pause is dropped, and the ledger says why', async () => {
    town = await openTown(START, { units: 1 });
    await until('2025-12-24T08:00:00');
    await town.pause(true);
    await until('2025-12-28T08:00:00');
    expect(await ledger()).toEqual(['T-7 sent', 'T-3 dropped paused']);
  });

  test('what is past when the bot looks again is not silently left out', async () => {
    town = await openTown(START, { units: 1 });
    await town.tick();
    await until('2025-12-27T00:00:00');
    expect(await ledger()).toEqual(['T-7 dropped late']);
  });

  test('why a reminder did not go is answered for every one of them', async () => {
    town = await openTown(START, { units: 2 });
    await town.file('thon-2');
    for (let days = 1; days < 12; days++) {
      town.pass(later(START, days * DAY + HOUR));
      await town.tick();
    }
    const rows = (await town.ledger()).filter(({ state }) => state !== 'sent');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ reason }) => reason === undefined)).toEqual([]);
  });

  test('one that comes in the middle of a form throws nobody out of it', async () => {
    app = await createTestApp('nghia-trung', START);
    const { play, say, forward } = app;
    await play('tám', 'head', 'thon-1');
    await say('tám', '/report thôn 1');
    await say('tám', 'Nguyễn Văn Thử');
    await forward.moveTo(instant('2025-12-24T08:00:00+07:00'));
    // "1" would be the first button of the reminder; it is the answer to the question under way.
    expect((await say('tám', 'số 1, thôn 1, xã Mẫu')).join('\n')).toContain('Số định danh');
  });
});

describe('messages', () => {
  test('two that say the same are two, and one that comes twice is one', async () => {
    app = await createTestApp('nghia-trung', START);
    const { web, handleInbound, loop, clock } = app;
    const send = (key: string) =>
      handleInbound(web, [{ key, address: 'an', at: clock.now(), heard: { text: 'menu' } }]);
    for (const key of ['1', '2', '2']) await send(key);
    await loop.drain();
    expect(web.history('an').filter(({ from }) => from === 'bot')).toHaveLength(2);
  });

  test('an album is one set of evidence with all of its photos, also where they look the same', async () => {
    app = await createTestApp('loc-hoa', instant('2025-03-28T08:00:00+07:00'));
    await app.play('năm', 'head', 'to-ap-1');
    await app.say('năm', { files: ['a.jpg', 'b.jpg', 'c.jpg'], album: 'x' });
    await app.say('năm', '1');
    await app.say('năm', { tap: 1 });
    const kept = await app.store.transaction((tx) => tx.evidence.of('loc-hoa', 'vneid-90-ngay-dem-2025'));
    expect(kept).toHaveLength(3);
    expect(new Set(kept.map(({ album }) => album)).size).toBe(1);
  });

  test('a file that cannot be fetched holds up nobody', async () => {
    app = await createTestApp('loc-hoa', instant('2025-03-28T08:00:00+07:00'), {
      via: (web) => ({
        ...web,
        async fetch() {
          throw new SendError('rejected', 'no such file');
        },
      }),
    });
    await app.play('năm', 'head', 'to-ap-1');
    await app.say('năm', { files: ['a.jpg'] });
    await app.say('năm', '1');
    await app.say('năm', { tap: 1 });
    expect((await app.say('năm', 'bhyt 2')).join('\n')).toContain('Đã tích hợp bảo hiểm y tế: 2');
    expect((await app.say('an', 'menu')).length).toBeGreaterThan(0);
    expect(app.errors).toEqual([]);
  });

  test('“thon” without marks, and marks apart from their letters, are the same words', async () => {
    app = await createTestApp('nghia-trung', START);
    await app.play('lan', 'officer');
    for (const words of ['tổng thôn 1', 'tong thon 1', 'tổng thôn 1'.normalize('NFD')])
      expect(String(await app.say('lan', words))).toMatch(/^Số liệu Thôn 1,/);
  });

  test('a link that carries something is more than a greeting', async () => {
    app = await createTestApp('nghia-trung', START);
    const plain = await app.say('an', { start: '' });
    const guide = await app.say('bo', { start: 'vneid-install' });
    expect(String(guide)).not.toBe(String(plain));
    expect(String(guide)).toContain('Android');
  });
});
