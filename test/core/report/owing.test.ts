import { describe, expect, test } from 'vitest';
import { obligationsOf } from '../../../src/core/campaign/obligations.ts';
import { isSoon, openRounds, openTo, owedBy, soonest } from '../../../src/core/report/owing.ts';
import { type Instant, instant } from '../../../src/core/time/instant.ts';
import { findSample } from '../../../src/stage/sample.ts';
import { content } from '../../support/test-app.ts';

const { content: konTum, campaign } = findSample(content.catalogue.communes, 'kon-tum/phan-anh-vi-pham-2023');
const obligations = obligationsOf(campaign, konTum.units);
const at = (day: string): Instant => instant(`${day}T00:00:00+07:00`);
const titles = (day: string, filed: readonly string[] = []) =>
  openRounds(obligations, new Set(filed), at(day)).map(({ report, period }) => `${report} ${period}`);

describe('the reports that can be filed', () => {
  test('are those that have opened and are still taken, the earliest deadline first', () => {
    expect(titles('2023-10-26')).toEqual([]);
    expect(titles('2023-10-27')).toEqual(['ke-hoach once', 'bao-cao-nam 2023', 'bao-cao-6-thang 2024']);
    // Thirty days after the deadline nothing is taken any more.
    expect(titles('2023-12-04')).toEqual(['ke-hoach once', 'bao-cao-nam 2023', 'bao-cao-6-thang 2024']);
    expect(titles('2023-12-05')).toEqual(['bao-cao-nam 2023', 'bao-cao-6-thang 2024']);
  });

  test('are owed by a unit until it has filed them, and open to it after that', () => {
    const mine = obligations.filter(({ unit }) => unit === 'cong-an');
    const filed = new Set(mine.slice(0, 1).map(({ key }) => key));
    const rounds = openRounds(obligations, filed, at('2023-10-27'));
    expect(owedBy(rounds, 'cong-an').map(({ report }) => report)).toEqual(['bao-cao-nam', 'bao-cao-6-thang']);
    expect(openTo(rounds, 'cong-an').map(({ report }) => report)).toEqual([
      'ke-hoach',
      'bao-cao-nam',
      'bao-cao-6-thang',
    ]);
    expect(owedBy(rounds, 'mttq')).toEqual([]);
  });

  test('name who is missing in the order of the units', () => {
    const [first] = openRounds(obligations, new Set(), at('2023-10-27'));
    expect(first?.missing).toHaveLength(14);
    expect(first?.missing.slice(0, 2).map(({ unit }) => unit)).toEqual(['ban-atgt', 'phong-qldt']);
  });
});

describe('what is due soon', () => {
  test('is what is due within 31 days, or overdue', () => {
    const due = at('2023-11-05');
    expect(isSoon(due, at('2023-10-05'))).toBe(true);
    expect(isSoon(due, at('2023-10-04'))).toBe(false);
    expect(isSoon(due, at('2023-11-20'))).toBe(true);
  });

  test('comes first, and only where there is nothing of the kind the rest', () => {
    const owed = (day: string) =>
      soonest(owedBy(openRounds(obligations, new Set(), at(day)), 'cong-an'), at(day)).map(
        ({ report }) => report,
      );
    expect(owed('2023-10-27')).toEqual(['ke-hoach']);
    expect(owed('2023-12-06')).toEqual(['bao-cao-nam']);
    expect(owed('2024-02-01')).toEqual(['bao-cao-6-thang', 'bao-cao-nam']);
  });
});
