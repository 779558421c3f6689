import { expect, test } from 'vitest';
import { gatherLooks, type Look } from '../../../src/core/report/looks.ts';
import { instant } from '../../../src/core/time/instant.ts';

const look = (clock: string, change: Partial<Look> = {}): Look => ({
  at: instant(`2025-12-${clock}:00+07:00`),
  account: 'lan',
  action: 'see-list',
  unit: 'thon-3',
  detail: {},
  ...change,
});

const gathered = (...looks: readonly Look[]) =>
  gatherLooks(looks, 'Asia/Ho_Chi_Minh').map(({ day, account, action, unit, times }) =>
    [day, account, action, unit, times].join(' '),
  );

test('the same look of the same person on one day is one line with how often, the newest first', () => {
  expect(gathered(look('22T08:00'), look('22T09:00'), look('22T23:59'), look('23T00:00'))).toEqual([
    '2025-12-23 lan see-list thon-3 1',
    '2025-12-22 lan see-list thon-3 3',
  ]);
});

test('others, other units and other things are lines of their own', () => {
  const all = [look('22T08:00'), look('22T08:01', { account: 'mai' }), look('22T08:02', { unit: 'thon-1' })];
  expect(gathered(...all, look('22T08:03', { action: 'explain' }))).toHaveLength(4);
});

test('whatever was taken away stands by itself, each time with its reason', () => {
  const taken = { action: 'export', detail: { kind: 'people' } };
  expect(gathered(look('22T08:00', taken), look('22T08:01', taken))).toHaveLength(2);
});
