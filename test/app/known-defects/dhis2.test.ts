import { afterEach, describe, expect, test } from 'vitest';
import { DAY, instant, later } from '../../../src/core/time/instant.ts';
import type { Store } from '../../../src/ports/store.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { openTown, type Town } from '../town.ts';

/** Defects of DHIS2 that were found by reading it, one test for each. */
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
const sentTo = (): readonly string[] =>
  (town?.sent ?? []).map(({ key, address }) => `${key.split('/').at(-1)} ${address}`);

describe('reminders', () => {
  test('1: a scheduled reminder reaches the units that are pending and nobody else', async () => {
    town = await openTown(START, { units: 5 });
    for (const unit of ['thon-1', 'thon-2', 'thon-4', 'thon-5']) await town.file(unit);
    await until('2025-12-24T08:00:00');
    expect(sentTo()).toEqual(['T-7 head-of-thon-3']);
  });

  test('2: what is overdue is overdue after the deadline, not before it', async () => {
    app = await createTestApp('nghia-trung', instant('2025-12-31T23:00:00+07:00'));
    await app.play('lan', 'officer');
    const missing = async () => ((await app?.say('lan', '/missing')) ?? []).join('\n');
    expect(await missing()).not.toContain('QUÁ HẠN');
    app.clock.moveTo(instant('2026-01-01T00:00:00+07:00'));
    expect(await missing()).toContain('QUÁ HẠN');
  });

  test('3: a day on which nothing ran loses no reminder', async () => {
    town = await openTown(START, { units: 1 });
    await town.tick();
    await until('2025-12-25T20:00:00');
    expect(sentTo()).toEqual(['T-7 head-of-thon-1']);
  });

  test('4: reminders follow the deadline and not the end of a period', async () => {
    town = await openTown(START, { units: 1 });
    await town.move(5);
    await until('2025-12-29T08:00:00');
    expect(sentTo()).toEqual(['T-7 head-of-thon-1']);
    await until('2026-01-05T09:00:00');
    expect(sentTo().at(-1)).toBe('T-0 head-of-thon-1');
  });
});

test('5: a correction after the deadline leaves a report on time', async () => {
  town = await openTown(START, { units: 1 });
  await town.file('thon-1');
  town.pass(later(START, 12 * DAY));
  await town.file('thon-1');
  const [filed] = await town.submissions();
  expect(filed?.firstCompleteAt).toBe(START);
  expect(filed?.lastChangedAt).toBe(later(START, 12 * DAY));
});

describe('6: a report of several numbers', () => {
  const stated = async () =>
    (await app?.store.transaction((tx) => tx.stated.of('loc-hoa', 'vneid-90-ngay-dem-2025')))?.map(
      ({ unit, value }) => [unit, value],
    );
  const open = async (around?: (store: Store) => Store): Promise<TestApp> => {
    const at = instant('2025-03-28T08:00:00+07:00');
    app = await createTestApp('loc-hoa', at, around === undefined ? {} : { around });
    await app.play('năm', 'head', 'to-ap-1');
    return app;
  };

  test('is kept whole or not at all when the database fails in the middle of it', async () => {
    let written = 0;
    let isBroken = true;
    const { say, errors } = await open((store) => ({
      ...store,
      transaction: (work) =>
        store.transaction((tx) =>
          work({
            ...tx,
            stated: {
              ...tx.stated,
              state(figure) {
                if (isBroken && ++written % 2 === 0) throw new Error('the disk is full');
                tx.stated.state(figure);
              },
            },
          }),
        ),
    }));
    await say('năm', 'bhyt 2, gplx 1, cavet 0');
    expect(await stated()).toEqual([]);
    expect(written).toBeGreaterThanOrEqual(2);
    expect(String(errors[0])).toBe('Error: the disk is full');
    isBroken = false;
    await say('năm', 'bhyt 2, gplx 1, cavet 0');
    expect(await stated()).toHaveLength(3);
  });

  test('keeps none of them when one cannot be right, and says so', async () => {
    const { say } = await open();
    expect((await say('năm', 'số liệu báo cáo gplx 1, bhyt 99999999')).join('\n')).toContain('Chưa ghi gì.');
    expect(await stated()).toEqual([]);
  });

  test('is answered with what is recorded and what is still missing', async () => {
    const { say } = await open();
    const answer = (await say('năm', 'bhyt 2, gplx 1')).join('\n');
    expect(answer).toMatch(/bảo hiểm y tế: 2\n[\s\S]*Số liệu chưa có: [^\n]*Đã tích hợp mã số thuế/);
  });

  test('of somebody with two units is nobody’s until they say whose it is', async () => {
    const { play, say } = await open();
    await play('năm', 'head', 'to-ap-2');
    expect((await say('năm', 'bhyt 2, gplx 1')).join('\n')).toMatch(/Ấp 1[\s\S]*Ấp 2/);
    expect(await stated()).toEqual([]);
    await say('năm', '2');
    expect((await stated())?.map(([unit]) => unit)).toEqual(['to-ap-2', 'to-ap-2']);
  });
});
