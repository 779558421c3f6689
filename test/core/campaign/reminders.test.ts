import fc from 'fast-check';
import { expect, test } from 'vitest';
import { obligationsOf } from '../../../src/core/campaign/obligations.ts';
import { remindersDue, remindersOf } from '../../../src/core/campaign/reminders.ts';
import { addDays, day, dayOf, daysBetween } from '../../../src/core/time/day.ts';
import { type Instant, instant, isoInstant, later } from '../../../src/core/time/instant.ts';
import { isQuiet } from '../../../src/core/time/quiet-hours.ts';
import { sampleCampaign, sampleReport, sampleUnit } from './sample-campaign.ts';

const momentsOf = (
  parts: Record<string, unknown>,
  campaignParts: Record<string, unknown> = {},
): readonly string[] => {
  const campaign = sampleCampaign({ ...campaignParts, reports: [sampleReport(parts)] });
  return remindersOf(campaign, obligationsOf(campaign, [sampleUnit()])).map(
    ({ offset, at }) => `${offset} ${isoInstant(at)}`,
  );
};

test('the ladder of a month counts back from the last day that counts, at eight in the morning', () => {
  expect(momentsOf({ due: { through: '2025-12-31' } })).toEqual([
    'T-7 2025-12-24T01:00:00Z',
    'T-3 2025-12-28T01:00:00Z',
    'T-1 2025-12-30T01:00:00Z',
    'T-0 2025-12-31T01:00:00Z',
  ]);
});

test('before a day, T-0 is the day before it, never the day itself', () => {
  expect(momentsOf({ due: { before: '2025-12-31' } }).at(-1)).toBe('T-0 2025-12-30T01:00:00Z');
});

test('a report may have its own ladder, and takes the rest from the campaign', () => {
  const reminders = { offsets: ['T-2', 'T+1'] };
  expect(momentsOf({ reminders }, { reminders: { at: '14:30', offsets: ['T-0'] } })).toEqual([
    'T-2 2025-12-29T07:30:00Z',
    'T+1 2026-01-01T07:30:00Z',
  ]);
});

test('a reminder that would fall into the quiet hours waits until they are over', () => {
  expect(momentsOf({ reminders: { offsets: ['T-1'], at: '05:00' } })).toEqual(['T-1 2025-12-30T00:00:00Z']);
  expect(momentsOf({ reminders: { offsets: ['T-1'], at: '22:00' } })).toEqual(['T-1 2025-12-31T00:00:00Z']);
});

test('what would come before the campaign begins is left out', () => {
  const reminders = { offsets: ['T-7', 'T-3', 'T-1', 'T-0'] };
  expect(momentsOf({ due: { before: '2025-12-05' }, reminders })).toEqual([
    'T-3 2025-12-01T01:00:00Z',
    'T-1 2025-12-03T01:00:00Z',
    'T-0 2025-12-04T01:00:00Z',
  ]);
});

test('a window takes what falls on its beginning and leaves what falls on its end', () => {
  const campaign = sampleCampaign();
  const obligations = obligationsOf(campaign, [sampleUnit()]);
  const at = instant('2025-12-24T08:00:00+07:00');
  const due = (from: Instant, to: Instant, ledger: readonly string[] = []): readonly string[] =>
    remindersDue(campaign, obligations, new Set(ledger), from, to).map(({ key }) => key);
  expect(due(at, later(at, 1))).toEqual(['xa-thu/thu/bao-cao/thon-1/once/T-7']);
  expect(due(later(at, -1), at)).toEqual([]);
  expect(due(at, later(at, 1), ['xa-thu/thu/bao-cao/thon-1/once/T-7'])).toEqual([]);
});

const someDay = fc.integer({ min: 0, max: 200 }).map((days) => addDays(day('2025-12-01'), days));
const offset = fc.integer({ min: 0, max: 40 }).map((days) => `T-${days}`);
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const deadline = fc.oneof(
  someDay.map((before) => ({ before })),
  someDay.map((through) => ({ through })),
  fc.record({ every: fc.constant('month'), before: fc.integer({ min: 1, max: 28 }) }),
  fc.constant({ every: 'half-year', through: ['06-20', '12-31'] }),
);
const somePlan = fc
  .array(
    fc.record({
      due: deadline,
      reminders: fc.record({ offsets: fc.uniqueArray(offset, { maxLength: 5 }), at: clock }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((reports) => {
    const campaign = sampleCampaign({
      phases: [{ id: 'mo', name: 'Mở', start: '2025-12-01' }],
      reports: reports.map((report, index) => sampleReport({ ...report, id: `bao-cao-${index}` })),
    });
    return { campaign, obligations: obligationsOf(campaign, [sampleUnit('thon-1'), sampleUnit('thon-2')]) };
  });
const someInstant = fc
  .integer({ min: instant('2025-11-01T00:00:00Z'), max: instant('2026-09-01T00:00:00Z') })
  .map((at) => at as Instant);

test('windows that meet plan exactly what their union plans', () => {
  fc.assert(
    fc.property(
      somePlan,
      fc.array(someInstant, { minLength: 2, maxLength: 6 }),
      ({ campaign, obligations }, cuts) => {
        const edges = cuts.toSorted((a, b) => a - b);
        const due = (from: Instant, to: Instant): readonly string[] =>
          remindersDue(campaign, obligations, new Set(), from, to).map(({ key }) => key);
        const pieces = edges.slice(1).flatMap((to, index) => due(edges[index] as Instant, to));
        expect(pieces.toSorted()).toEqual(due(edges[0] as Instant, edges.at(-1) as Instant).toSorted());
      },
    ),
  );
});

test('a window finds whatever of the whole ladder falls into it, and the ledger keeps it from firing twice', () => {
  fc.assert(
    fc.property(somePlan, someInstant, someInstant, ({ campaign, obligations }, one, other) => {
      const [from, to] = [Math.min(one, other) as Instant, Math.max(one, other) as Instant];
      const all = remindersOf(campaign, obligations).filter(({ at }) => at >= from && at < to);
      const found = remindersDue(campaign, obligations, new Set(), from, to);
      expect(found).toEqual(all);
      const ledger = new Set(found.map(({ key }) => key));
      expect(ledger.size).toBe(found.length);
      expect(remindersDue(campaign, obligations, ledger, from, to)).toEqual([]);
    }),
  );
});

test('no reminder is sent at night or before the campaign, and T-n is n days before the last day', () => {
  fc.assert(
    fc.property(somePlan, ({ campaign: { timeZone, ...rest }, obligations }) => {
      const due = new Map(obligations.map((obligation) => [obligation.key, obligation.due]));
      const odd = remindersOf({ timeZone, ...rest }, obligations).filter(({ obligation, offset, at }) => {
        const sent = dayOf(at, timeZone);
        const last = dayOf(later(due.get(obligation) as Instant, -1), timeZone);
        const early = Number(offset.slice(2)) - daysBetween(sent, last);
        // One that was moved out of an evening is sent the morning after.
        return isQuiet(at, timeZone) || sent < '2025-12-01' || (early !== 0 && early !== 1);
      });
      expect(odd).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
