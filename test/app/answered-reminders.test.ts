import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type Instant, instant, later } from '../../src/core/time/instant.ts';
import { content, createTestApp, type TestApp } from '../support/test-app.ts';

const { words, catalogue } = content;
const nghiaTrung = catalogue.communes.get('nghia-trung');
const from = {
  words,
  catalogue: { ...catalogue, communes: new Map(nghiaTrung ? [['nghia-trung', nghiaTrung]] : []) },
};
const at = (iso: string): Instant => instant(`${iso}+07:00`);
let app: TestApp;
afterEach(() => app.close());

const ledger = () => app.store.transaction((tx) => tx.reminders.of('nghia-trung', 'vnetraffic-2025'));
const heard = (who: string, words_: RegExp) =>
  app.web.history(who).filter(({ from: side, text }) => side === 'bot' && words_.test(text));
/** What a reminder to a head begins with, and no answer does. */
const REMINDER = /^(Nhắc hạn|Hôm nay là ngày cuối|.* đã quá hạn nộp)/;

test('of all units but one that have reported, exactly that one is reminded', async () => {
  app = await createTestApp('nghia-trung', at('2025-12-26T08:00:00'), { from });
  const plan = app.planner.of('nghia-trung', 'vnetraffic-2025', app.clock.now());
  const units = [...new Set([...(plan?.obligations.values() ?? [])].map(({ unit }) => unit))];
  expect(units.length).toBeGreaterThan(20);
  for (const unit of units) await app.play(`head-${unit}`, 'head', unit);
  await app.loop.tick();
  for (const unit of units.slice(1)) {
    const one = [...(plan?.obligations.values() ?? [])].find((obligation) => obligation.unit === unit);
    await app.store.transaction(async (tx) => {
      if (one === undefined) throw new Error('nothing is owed');
      tx.submissions.file({ ...one, obligation: one.key, nil: false, by: 'ai', at: app.clock.now() });
    });
  }
  const before = units.map((unit) => app.web.history(`head-${unit}`).length);
  app.clock.moveTo(at('2025-12-28T08:00:00'));
  await app.loop.tick();
  const reminded = units.filter((unit, n) => app.web.history(`head-${unit}`).length > (before[n] ?? 0));
  expect(reminded).toEqual(units.slice(0, 1));
});

describe('a report that arrives', () => {
  test('is told once to whoever else answers for the unit, and not to who filed it', async () => {
    app = await createTestApp('nghia-trung', at('2025-12-26T08:00:00'), { from });
    await app.play('tám', 'head', 'thon-1');
    await app.play('phó', 'deputy', 'thon-1');
    await app.play('hai', 'head', 'thon-2');
    for (const times of [1, 2]) {
      await app.say('phó', '/submit thon-1 danh-sach nil');
      expect(heard('tám', /đã nộp.*Cảm ơn/), `${times}`).toHaveLength(1);
    }
    expect(heard('phó', /Tôi không nhắc báo cáo này nữa/)).toEqual([]);
    expect(app.web.history('hai')).toEqual([]);
  });
});

describe('silence', () => {
  const stepsOf = async (unit: string) =>
    (await ledger())
      .filter((row) => row.unit === unit && row.offset.startsWith('to-'))
      .map(({ offset, state, reason }) => [offset, state, reason].filter(Boolean).join(' '));
  async function open(): Promise<void> {
    app = await createTestApp('nghia-trung', at('2025-12-23T08:00:00'), { from });
    await app.play('tám', 'head', 'thon-1');
    await app.play('phó', 'deputy', 'thon-1');
    await app.play('lan', 'officer');
    await app.play('sếp', 'leader');
    await app.loop.tick();
  }

  test('climbs step by step, each once, over the holidays', async () => {
    await open();
    await app.forward.moveTo(at('2026-01-20T08:00:00'));
    expect(await stepsOf('thon-1')).toEqual(['to-deputy sent', 'to-officer sent', 'to-leader sent']);
    expect(heard('phó', /^Thôn 1 chưa nộp/).map(({ at: when }) => when)).toEqual([at('2025-12-30T08:00:00')]);
    expect(heard('lan', /báo cáo chưa nộp/).map(({ at: when }) => when)).toEqual([at('2026-01-05T08:00:00')]);
    expect(heard('sếp', /^Kính báo/).map(({ at: when }) => when)).toEqual([at('2026-01-07T08:00:00')]);
  });

  test('that is broken before the deadline stops the step before it, and no later one', async () => {
    await open();
    await app.forward.moveTo(at('2025-12-29T08:00:00'));
    await app.say('tám', 'đã nhận');
    await app.forward.moveTo(at('2026-01-06T08:00:00'));
    expect(await stepsOf('thon-1')).toEqual(['to-deputy cleared acknowledged', 'to-officer sent']);
    // The ladder itself goes on.
    expect(heard('tám', REMINDER)).toHaveLength(4);
  });

  test('that is broken after the deadline stops what comes then', async () => {
    await open();
    await app.forward.moveTo(at('2026-01-02T08:00:00'));
    await app.say('tám', 'đã nhận');
    await app.forward.moveTo(at('2026-01-20T08:00:00'));
    expect((await stepsOf('thon-1')).slice(1)).toEqual([
      'to-officer cleared acknowledged',
      'to-leader cleared acknowledged',
    ]);
    expect(heard('lan', /báo cáo chưa nộp/)[0]?.text).not.toMatch(/Thôn 1(?!\d)/);
  });

  test('is not broken by saying that one is no longer in charge', async () => {
    await open();
    await app.forward.moveTo(at('2025-12-29T08:00:00'));
    await app.say('tám', 'không còn phụ trách');
    await app.forward.moveTo(at('2026-01-06T08:00:00'));
    expect(await stepsOf('thon-1')).toEqual(['to-deputy sent', 'to-officer sent']);
    expect(heard('lan', /không còn phụ trách/)).toHaveLength(1);
  });

  test('of many units reaches the officer as one message, without those that report before it is sent', async () => {
    await open();
    app.clock.moveTo(at('2026-01-05T06:00:00'));
    await app.loop.tick();
    await app.say('tám', '/submit thon-1 danh-sach nil');
    await app.forward.moveTo(at('2026-01-05T12:00:00'));
    const told = heard('lan', /báo cáo chưa nộp/);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('20 báo cáo chưa nộp');
    expect(await stepsOf('thon-1')).toContain('to-officer cleared already-reported');
  });
});

const step = fc.oneof(
  fc.record({ do: fc.constant('pass' as const), hours: fc.integer({ min: -72, max: 72 }) }),
  fc.constant({ do: 'tick' as const }),
  fc.constantFrom(
    { do: 'say' as const, who: 'tám', words: 'đã nhận' },
    { do: 'say' as const, who: 'tám', words: 'hẹn 15h' },
    { do: 'say' as const, who: 'tám', words: 'hẹn 9h sáng mai' },
    { do: 'say' as const, who: 'tám', words: '/submit thon-1 danh-sach nil' },
    { do: 'say' as const, who: 'lan', words: '/nhac thôn 1' },
    { do: 'say' as const, who: 'lan', words: 'gia hạn thôn 1 10/1/2026 mưa lũ' },
  ),
);

test('whatever is answered, put off and reported in between, each reminder is one message, and none follows the report', async () => {
  app = await createTestApp('nghia-trung', at('2025-12-20T08:00:00'), { from });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      await app.close();
      app = await createTestApp('nghia-trung', at('2025-12-20T08:00:00'), { from });
      await app.play('tám', 'head', 'thon-1');
      await app.play('lan', 'officer');
      await app.loop.tick();
      let sentAtReport: number | undefined;
      for (const one of steps) {
        if (one.do === 'pass') app.clock.moveTo(later(app.clock.now(), one.hours * 3_600_000));
        else if (one.do === 'tick') await app.loop.tick();
        else await app.say(one.who, one.words);
        const filed = await app.store.transaction((tx) =>
          tx.submissions.of('nghia-trung', 'vnetraffic-2025'),
        );
        if (filed.length > 0) sentAtReport ??= heard('tám', REMINDER).length;
      }
      await app.loop.tick();
      const mine = (await ledger()).filter(
        ({ unit, offset }) => unit === 'thon-1' && !offset.startsWith('to-'),
      );
      const sent = mine.filter(({ state }) => state === 'sent');
      expect(heard('tám', REMINDER)).toHaveLength(sent.length);
      if (sentAtReport !== undefined) expect(heard('tám', REMINDER)).toHaveLength(sentAtReport);
      expect(new Set(mine.map(({ key }) => key)).size).toBe(mine.length);
      expect(app.errors).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);
