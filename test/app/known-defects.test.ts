import { afterEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, instant, later } from '../../src/core/time/instant.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';
import { openTown, type Town } from './town.ts';

/** Defects that were found in other systems by reading them, each named after where it was. */
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

describe('DHIS2', () => {
  test('a scheduled reminder reaches the units that are pending and nobody else', async () => {
    town = await openTown(START, { units: 5 });
    for (const unit of ['thon-1', 'thon-2', 'thon-4', 'thon-5']) await town.file(unit);
    await until('2025-12-24T08:00:00');
    expect(sentTo()).toEqual(['T-7 head-of-thon-3']);
  });

  test('a day on which nothing ran loses no reminder', async () => {
    town = await openTown(START, { units: 1 });
    await town.tick();
    await until('2025-12-25T20:00:00');
    expect(sentTo()).toEqual(['T-7 head-of-thon-1']);
  });

  test('reminders follow the deadline and not the end of a period', async () => {
    town = await openTown(START, { units: 1 });
    await town.move(5);
    await until('2025-12-29T08:00:00');
    expect(sentTo()).toEqual(['T-7 head-of-thon-1']);
    await until('2026-01-05T09:00:00');
    expect(sentTo().at(-1)).toBe('T-0 head-of-thon-1');
  });

  test('a correction after the deadline leaves a report on time', async () => {
    town = await openTown(START, { units: 1 });
    await town.file('thon-1');
    town.pass(later(START, 12 * DAY));
    await town.file('thon-1');
    const [filed] = await town.submissions();
    expect(filed?.firstCompleteAt).toBe(START);
    expect(filed?.lastChangedAt).toBe(later(START, 12 * DAY));
  });

  test('what is overdue is overdue after the deadline, not before it', async () => {
    app = await createTestApp('nghia-trung', instant('2025-12-31T23:00:00+07:00'));
    await app.play('lan', 'officer');
    const missing = async () => ((await app?.say('lan', '/missing')) ?? []).join('\n');
    expect(await missing()).not.toContain('QUÁ HẠN');
    app.clock.moveTo(instant('2026-01-01T00:00:00+07:00'));
    expect(await missing()).toContain('QUÁ HẠN');
  });
});

describe('Glific', () => {
  test('the last day of a campaign is a day on which it reminds', async () => {
    town = await openTown(START, { units: 1 });
    await until('2025-12-31T08:00:00');
    expect(sentTo()).toEqual(['T-0 head-of-thon-1']);
  });

  test('two looks at the same moment send once', async () => {
    town = await openTown(START, { units: 1 });
    await until('2025-12-24T08:00:00');
    await town.restart();
    await town.tick();
    expect(sentTo()).toEqual(['T-7 head-of-thon-1']);
  });
});

describe('RapidPro', () => {
  test('what is queued for an old deadline is dropped, and the ledger says why', async () => {
    town = await openTown(START, { units: 1 });
    await until('2025-12-24T08:00:00');
    await town.pause(true);
    await until('2025-12-28T08:00:00');
    expect((await town.ledger()).map(({ offset, state, reason }) => [offset, state, reason])).toEqual([
      ['T-7', 'sent', undefined],
      ['T-3', 'dropped', 'paused'],
    ]);
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
});
