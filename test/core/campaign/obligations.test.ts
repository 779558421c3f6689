import { expect, test } from 'vitest';
import { obligationsOf } from '../../../src/core/campaign/obligations.ts';
import { day } from '../../../src/core/time/day.ts';
import { isoInstant } from '../../../src/core/time/instant.ts';
import { sampleCampaign, sampleReport, sampleUnit } from './sample-campaign.ts';

const duesOf = (
  due: unknown,
  parts: Record<string, unknown> = {},
  until?: string,
): readonly (readonly string[])[] =>
  obligationsOf(
    sampleCampaign({ ...parts, reports: [sampleReport({ due })] }),
    [sampleUnit()],
    until === undefined ? undefined : day(until),
  ).map(({ period, due: at }) => [period, isoInstant(at)]);

test('before a day is strictly before: its first instant is too late', () => {
  expect(duesOf({ before: '2025-12-25' })).toEqual([['once', '2025-12-24T17:00:00Z']]);
});

test('through a day still counts that day: the first instant of the next one is too late', () => {
  expect(duesOf({ through: '2025-12-31' })).toEqual([['once', '2025-12-31T17:00:00Z']]);
});

test('the day is the local day of the commune', () => {
  expect(duesOf({ through: '2025-12-31' }, { timeZone: 'America/New_York' })).toEqual([
    ['once', '2026-01-01T05:00:00Z'],
  ]);
});

test('a deadline has nothing to do with the end of its phase', () => {
  const phases = [{ id: 'gd-1', name: 'Một', start: '2023-03-27', through: '2023-04-30' }];
  expect(duesOf({ before: '2023-04-25', phase: 'gd-1' }, { phases })).toEqual([
    ['gd-1', '2023-04-24T17:00:00Z'],
  ]);
});

test('several dates are several obligations, each under the name of its period', () => {
  const due = [
    { before: '2025-12-11', period: 'tuan-1' },
    { through: '2025-12-20', period: 'tuan-2' },
  ];
  expect(duesOf(due)).toEqual([
    ['tuan-1', '2025-12-10T17:00:00Z'],
    ['tuan-2', '2025-12-20T17:00:00Z'],
  ]);
});

test('a monthly report falls due every month of the window, the last day of February included', () => {
  const phases = [{ id: 'mo', name: 'Mở', start: '2024-01-15' }];
  expect(duesOf({ every: 'month', through: 'last', until: '2024-03-31' }, { phases })).toEqual([
    ['2024-01', '2024-01-31T17:00:00Z'],
    ['2024-02', '2024-02-29T17:00:00Z'],
    ['2024-03', '2024-03-31T17:00:00Z'],
  ]);
  expect(duesOf({ every: 'month', before: 5, until: '2024-03-31' }, { phases })).toEqual([
    ['2024-02', '2024-02-04T17:00:00Z'],
    ['2024-03', '2024-03-04T17:00:00Z'],
  ]);
});

test('a half-yearly report falls due twice a year, a yearly one once', () => {
  const phases = [{ id: 'mo', name: 'Mở', start: '2023-07-01' }];
  expect(duesOf({ every: 'half-year', before: ['06-20', '12-20'] }, { phases }, '2024-12-31')).toEqual([
    ['2023-h2', '2023-12-19T17:00:00Z'],
    ['2024-h1', '2024-06-19T17:00:00Z'],
    ['2024-h2', '2024-12-19T17:00:00Z'],
  ]);
  expect(duesOf({ every: 'year', through: '12-20', from: '2024-01-01' }, { phases }, '2025-12-20')).toEqual([
    ['2024', '2024-12-20T17:00:00Z'],
    ['2025', '2025-12-20T17:00:00Z'],
  ]);
});

test('an open-ended recurrence is listed for 24 months, or as far as one asks', () => {
  const phases = [{ id: 'mo', name: 'Mở', start: '2023-11-01' }];
  const due = { every: 'year', before: '12-20' };
  expect(duesOf(due, { phases }).map(([period]) => period)).toEqual(['2023', '2024']);
  expect(duesOf(due, { phases }, '2026-12-19').map(([period]) => period)).toEqual([
    '2023',
    '2024',
    '2025',
    '2026',
  ]);
  expect(duesOf(due, { phases }, '2026-12-18').map(([period]) => period)).toEqual(['2023', '2024', '2025']);
});

test("a last day on New Year's Eve belongs to the old year", () => {
  const phases = [{ id: 'mo', name: 'Mở', start: '2023-01-01' }];
  expect(duesOf({ every: 'year', through: '12-31' }, { phases }, '2023-12-31')).toEqual([
    ['2023', '2023-12-31T17:00:00Z'],
  ]);
  expect(duesOf({ every: 'year', before: '01-01' }, { phases }, '2023-12-31')).toEqual([
    ['2024', '2023-12-31T17:00:00Z'],
  ]);
});

test('a report is owed by the units of its kinds and by those it names, once each', () => {
  const units = [
    sampleUnit('thon-1'),
    sampleUnit('thon-2'),
    sampleUnit('mttq', { kind: 'doan-the' }),
    sampleUnit('hoi-nd', { kind: 'doan-the' }),
  ];
  const reports = [sampleReport({ from: ['thon'], units: ['mttq', 'thon-1'] })];
  expect(obligationsOf(sampleCampaign({ reports }), units).map(({ unit }) => unit)).toEqual([
    'thon-1',
    'thon-2',
    'mttq',
  ]);
});

test('keys hold no date, so moving a deadline keeps what was reported', () => {
  const keyOf = (due: unknown): string | undefined =>
    obligationsOf(sampleCampaign({ reports: [sampleReport({ due })] }), [sampleUnit()])[0]?.key;
  expect(keyOf({ through: '2025-12-31' })).toBe('xa-thu/thu/bao-cao/thon-1/once');
  expect(keyOf({ before: '2025-12-25' })).toBe('xa-thu/thu/bao-cao/thon-1/once');
});

test('a report opens with its phase, with the end of the period before, or with the campaign', () => {
  const opensOf = (due: unknown): readonly string[] =>
    obligationsOf(
      sampleCampaign({
        phases: [
          { id: 'gd-1', name: 'Một', start: '2025-12-01', through: '2025-12-15' },
          { id: 'gd-2', name: 'Hai', start: '2025-12-16', through: '2025-12-31' },
        ],
        reports: [sampleReport({ due })],
      }),
      [sampleUnit()],
    ).map(({ opens }) => isoInstant(opens));
  expect(opensOf({ before: '2025-12-30', phase: 'gd-2' })).toEqual(['2025-12-15T17:00:00Z']);
  expect(opensOf({ before: '2025-12-30', opens: '2025-12-20' })).toEqual(['2025-12-19T17:00:00Z']);
  expect(
    opensOf([
      { before: '2025-12-11', period: 'mot' },
      { before: '2025-12-21', period: 'hai' },
    ]),
  ).toEqual(['2025-11-30T17:00:00Z', '2025-12-10T17:00:00Z']);
});

test('late reports are taken until the days of grace are over', () => {
  const closesOf = (parts: Record<string, unknown>): string | undefined => {
    const [first] = obligationsOf(sampleCampaign({ reports: [sampleReport(parts)] }), [sampleUnit()]);
    return first && isoInstant(first.closes);
  };
  expect(closesOf({})).toBe('2026-01-30T17:00:00Z');
  expect(closesOf({ graceDays: 0 })).toBe('2025-12-31T17:00:00Z');
  // What comes often, until the next of it: nobody is asked for the reports of ten missed days.
  expect(closesOf({ due: { every: 'day', from: '2025-12-31' } })).toBe('2026-01-01T17:00:00Z');
  expect(closesOf({ due: { every: 'week', through: 'wed', from: '2025-12-31' } })).toBe(
    '2026-01-07T17:00:00Z',
  );
});

test("a report without a deadline is nobody's debt", () => {
  expect(duesOf([])).toEqual([]);
});
