import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createFireReminders } from '../../src/app/fire-reminders.ts';
import { DAY, HOUR, type Instant, instant, later, MINUTE } from '../../src/core/time/instant.ts';
import { type Channel, SendError } from '../../src/ports/channel.ts';
import type { WebChannel } from '../../src/ports/web-channel.ts';
import { content, createTestApp, type TestApp } from '../support/test-app.ts';

const { words, catalogue } = content;
const nghiaTrung = catalogue.communes.get('nghia-trung');
const from = {
  words,
  catalogue: { ...catalogue, communes: new Map(nghiaTrung ? [['nghia-trung', nghiaTrung]] : []) },
};

/** The head of thôn 1 has T-7 on 24/12, T-3 on 28/12, T-1 on 30/12 and T-0 on 31/12/2025, each at 08:00. */
const at = (iso: string): Instant => instant(`${iso}+07:00`);
const open = async (start: string, via?: (web: WebChannel) => Channel): Promise<TestApp> => {
  app = await createTestApp('nghia-trung', at(start), { from, ...(via && { via }) });
  await app.play('tám', 'head', 'thon-1');
  await app.loop.tick();
  return app;
};
let app: TestApp;
afterEach(() => app.close());

const sleepUntil = async (iso: string): Promise<void> => {
  app.clock.moveTo(at(iso));
  await app.loop.tick();
};
const passUntil = (iso: string): Promise<void> => app.forward.moveTo(at(iso));

/** What became of the reminders to the head of a unit: "T-7 sent", "T-3 dropped late". */
async function ledger(unit = 'thon-1'): Promise<readonly string[]> {
  const rows = await app.store.transaction((tx) => tx.reminders.of('nghia-trung', 'vnetraffic-2025'));
  return rows
    .filter((row) => row.unit === unit && row.offset.startsWith('T-'))
    .toSorted((a, b) => a.at - b.at)
    .map(({ offset, state, reason }) => [offset, state, reason].filter(Boolean).join(' '));
}
const received = (who = 'tám'): readonly string[] =>
  app.web.history(who).flatMap(({ from: side, text }) => (side === 'bot' && /hạn/.test(text) ? [text] : []));

/** A page that cannot be reached until it is mended. */
function brokenPage() {
  let failure: SendError | undefined = new SendError('unreachable', 'no network');
  const via = (web: WebChannel): Channel => ({
    ...web,
    async send(...message) {
      if (failure) throw failure;
      return web.send(...message);
    },
  });
  return {
    via,
    mend(): void {
      failure = undefined;
    },
    fail(error: SendError): void {
      failure = error;
    },
  };
}

describe('a head who has not reported', () => {
  test('is reminded once at every step of the ladder', async () => {
    await open('2025-12-22T08:00:00');
    await passUntil('2026-01-05T00:00:00');
    expect(await ledger()).toEqual(['T-7 sent', 'T-3 sent', 'T-1 sent', 'T-0 sent']);
    expect(received()).toHaveLength(4);
    expect(received()[0]).toContain('Thôn 1 còn 7 ngày để nộp');
    expect(received()[3]).toContain('Hôm nay là ngày cuối để Thôn 1 nộp');
  });

  test('is reminded at the minute, not before', async () => {
    await open('2025-12-24T07:59:59');
    expect(received()).toEqual([]);
    await sleepUntil('2025-12-24T08:00:00');
    expect(received()).toHaveLength(1);
  });

  test('gets one message from each of two ticks, and from two at once', async () => {
    await open('2025-12-22T08:00:00');
    await sleepUntil('2025-12-24T08:00:00');
    await app.loop.tick();
    await Promise.all([app.loop.tick(), app.loop.tick()]);
    expect(received()).toHaveLength(1);
    expect(await ledger()).toEqual(['T-7 sent']);
  });

  test('gets no message twice when two processes look at the same moment', async () => {
    await open('2025-12-22T08:00:00');
    app.clock.moveTo(at('2025-12-24T08:00:00'));
    const look = () => createFireReminders({ store: app.store, clock: app.clock, planner: app.planner })();
    const queued = await Promise.all([look(), look(), look()]);
    expect(queued.filter((count) => count > 0)).toHaveLength(1);
    await app.loop.tick();
    expect(received()).toHaveLength(1);
  });

  test('gets no message twice when the clock is set back', async () => {
    await open('2025-12-22T08:00:00');
    await sleepUntil('2025-12-24T08:00:00');
    const earlier = { now: () => at('2025-12-23T00:00:00') };
    expect(await createFireReminders({ store: app.store, clock: earlier, planner: app.planner })()).toBe(0);
    const again = { now: () => at('2025-12-24T09:00:00') };
    expect(await createFireReminders({ store: app.store, clock: again, planner: app.planner })()).toBe(0);
    expect(await ledger()).toEqual(['T-7 sent']);
  });

  test('is told what is still missing when the message goes out', async () => {
    await open('2025-12-22T08:00:00');
    await sleepUntil('2025-12-24T08:00:00');
    expect(received()[0]).toContain('Chưa ghi được người nào.');
  });

  test('can answer a reminder by the number of its button', async () => {
    await open('2025-12-22T08:00:00');
    await app.say('tám', 'menu');
    await sleepUntil('2025-12-24T08:00:00');
    app.news('tám');
    expect((await app.say('tám', '1')).join('\n')).toContain('Họ và tên của người này là gì?');
  });

  test('keeps the question under way when a reminder comes in between', async () => {
    await open('2025-12-22T08:00:00');
    await app.say('tám', '/report thon-1');
    await sleepUntil('2025-12-24T08:00:00');
    app.news('tám');
    expect((await app.say('tám', 'Nguyễn Văn Thử')).join('\n')).toContain('Người này ở đâu?');
  });
});

describe('after a long sleep', () => {
  test('what is up to two days late is still sent', async () => {
    await open('2025-12-22T08:00:00');
    await sleepUntil('2025-12-26T07:59:59');
    expect(await ledger()).toEqual(['T-7 sent']);
  });

  test('what is later than two days is dropped, and why is kept', async () => {
    await open('2025-12-22T08:00:00');
    await sleepUntil('2025-12-26T08:00:01');
    expect(await ledger()).toEqual(['T-7 dropped late']);
    expect(received()).toEqual([]);
  });

  test('of several that are overdue only the newest is sent', async () => {
    await open('2025-12-22T08:00:00');
    await sleepUntil('2025-12-31T12:00:00');
    expect(await ledger()).toEqual([
      'T-7 dropped late',
      'T-3 dropped late',
      'T-1 dropped superseded',
      'T-0 sent',
    ]);
    expect(received()).toHaveLength(1);
  });

  test('a bot that has just come sees two days back and no further', async () => {
    await open('2025-12-31T12:00:00');
    expect(await ledger()).toEqual(['T-1 dropped superseded', 'T-0 sent']);
  });
});

describe('a reminder is judged again when it is sent:', () => {
  test('whoever has reported meanwhile gets none', async () => {
    const page = brokenPage();
    await open('2025-12-22T08:00:00', page.via);
    await sleepUntil('2025-12-24T08:00:00');
    expect(await ledger()).toEqual(['T-7 queued']);
    await app.say('tám', '/submit thon-1 danh-sach nil');
    page.mend();
    await sleepUntil('2025-12-24T09:00:00');
    expect(await ledger()).toEqual(['T-7 cleared already-reported']);
    expect(received().some((text) => text.includes('Nhắc hạn'))).toBe(false);
  });

  test('whoever is no longer the head gets none', async () => {
    const page = brokenPage();
    await open('2025-12-22T08:00:00', page.via);
    await sleepUntil('2025-12-24T08:00:00');
    await app.store.transaction(async (tx) => {
      const [head] = await tx.conversations.load([{ channel: 'web', address: 'tám' }]);
      const { account = '' } = head ?? {};
      tx.grants.end(account, { commune: 'nghia-trung', role: 'head', unit: 'thon-1' }, app.clock.now());
      // The same village number elsewhere, or a smaller role here, is not in charge here.
      tx.grants.add(account, { commune: 'yen-tho', role: 'head', unit: 'thon-1' }, app.clock.now());
      tx.grants.add(account, { commune: 'nghia-trung', role: 'helper', unit: 'thon-1' }, app.clock.now());
    });
    page.mend();
    await sleepUntil('2025-12-24T09:00:00');
    expect(await ledger()).toEqual(['T-7 cleared no-longer-in-charge']);
    expect(received()).toEqual([]);
  });

  test('one that waited until the next one came gives way to it', async () => {
    const page = brokenPage();
    await open('2025-12-29T08:00:00', page.via);
    await sleepUntil('2025-12-30T08:00:00');
    await sleepUntil('2025-12-31T08:00:00');
    page.mend();
    await sleepUntil('2025-12-31T09:00:00');
    await sleepUntil('2025-12-31T10:00:00');
    expect((await ledger()).slice(-2)).toEqual(['T-1 cleared superseded', 'T-0 sent']);
    expect(received()).toHaveLength(1);
  });

  test('at night it waits until seven, and answers do not wait for it', async () => {
    await open('2025-12-22T08:00:00');
    await sleepUntil('2025-12-24T22:00:00');
    expect(await ledger()).toEqual(['T-7 queued']);
    expect((await app.say('tám', 'menu')).join('\n')).toContain('Bạn cần việc gì?');
    await sleepUntil('2025-12-25T06:59:59');
    expect(await ledger()).toEqual(['T-7 queued']);
    await sleepUntil('2025-12-25T07:00:00');
    expect(await ledger()).toEqual(['T-7 sent']);
  });

  test('one that cannot be delivered to whoever blocked the bot says so', async () => {
    const page = brokenPage();
    await open('2025-12-22T08:00:00', page.via);
    page.fail(new SendError('blocked', 'the person has blocked the bot'));
    await sleepUntil('2025-12-24T08:00:00');
    expect(await ledger()).toEqual(['T-7 dropped blocked']);
  });
});

test('a unit without a head is in the ledger with the reason, and its deputy is reminded in place of the head', async () => {
  await open('2025-12-22T08:00:00');
  await app.play('phó', 'deputy', 'thon-3');
  await sleepUntil('2025-12-24T08:00:00');
  expect(await ledger('thon-2')).toEqual(['T-7 dropped no-recipient']);
  expect(received('phó')[0]).toContain('Thôn 3 còn 7 ngày để nộp');
  await app.play('lan', 'officer');
  expect((await app.say('lan', 'nhắc thôn 3')).join('\n')).toContain('Tôi đã nhắc Thôn 3.');
  await passUntil('2025-12-30T09:00:00');
  const rows = await app.store.transaction((tx) => tx.reminders.of('nghia-trung', 'vnetraffic-2025'));
  expect(rows.find(({ unit, offset }) => unit === 'thon-3' && offset === 'to-deputy')).toMatchObject({
    state: 'cleared',
    reason: 'stands-in',
  });
  // T-7, by hand, T-3 and T-1; nothing about a head who would not answer.
  expect(received('phó')).toHaveLength(4);
  await app.play('ba', 'head', 'thon-3');
  await passUntil('2025-12-31T09:00:00');
  expect([received('phó').length, received('ba').length]).toEqual([4, 1]);
});

test('a unit that has reported in time is left in peace', async () => {
  await open('2025-12-22T08:00:00');
  await app.say('tám', '/submit thon-1 danh-sach nil');
  await passUntil('2026-01-05T00:00:00');
  expect(await ledger()).toEqual([
    'T-7 cleared already-reported',
    'T-3 cleared already-reported',
    'T-1 cleared already-reported',
    'T-0 cleared already-reported',
  ]);
});

test('two heads of one unit are both reminded, under one line of the ledger', async () => {
  await open('2025-12-22T08:00:00');
  await app.play('hai', 'head', 'thon-1');
  await sleepUntil('2025-12-24T08:00:00');
  expect([received('tám').length, received('hai').length]).toEqual([1, 1]);
  expect(await ledger()).toEqual(['T-7 sent']);
});

describe('whenever the ticks come', () => {
  const start = at('2025-12-22T08:00:00');
  const STEPS = ['2025-12-24', '2025-12-28', '2025-12-30', '2025-12-31'].map((day) => at(`${day}T08:00:00`));
  /** At night a reminder waits, by which time it may have been overtaken; that is tested above. */
  const byDay = fc
    .record({ day: fc.integer({ min: 0, max: 13 }), hour: fc.integer({ min: 7, max: 20 }) })
    .map(({ day, hour }) => later(start, day * DAY + (hour - 8) * HOUR + 30 * MINUTE));
  const end = at('2026-01-05T08:00:00');

  async function sentWith(ticks: readonly Instant[]): Promise<readonly string[]> {
    await open('2025-12-22T08:00:00');
    for (const tick of [...ticks, end].toSorted((a, b) => a - b)) {
      app.clock.moveTo(tick);
      await app.loop.tick();
    }
    const result = await ledger();
    expect(received()).toHaveLength(result.filter((line) => line.endsWith('sent')).length);
    await app.close();
    return result;
  }

  test('more of them change nothing', async () => {
    const once = await sentWith(STEPS);
    await fc.assert(
      fc.asyncProperty(fc.array(byDay, { maxLength: 12 }), async (extra) => {
        expect(await sentWith([...STEPS, ...extra])).toEqual(once);
      }),
      { numRuns: 12 },
    );
  });

  test('each reminder is judged by the first tick that sees it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(byDay, { maxLength: 12 }), async (some) => {
        const ticks = [...some, end].toSorted((a, b) => a - b);
        const expected = STEPS.map((step, n) => {
          const seen = ticks.find((tick) => tick >= step) as Instant;
          const name = ['T-7', 'T-3', 'T-1', 'T-0'][n];
          if (seen - step > 48 * HOUR) return `${name} dropped late`;
          return STEPS.some((other) => other > step && other <= seen)
            ? `${name} dropped superseded`
            : `${name} sent`;
        });
        expect(await sentWith(ticks)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });
});
