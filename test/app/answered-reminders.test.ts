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
