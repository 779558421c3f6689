import { expect, test } from 'vitest';
import { noticeName } from '../../src/core/consent/notice.ts';
import { clocksOf } from '../../src/core/consent/rights-clocks.ts';
import { isChild } from '../../src/core/person/is-child.ts';
import { instant, isoInstant } from '../../src/core/time/instant.ts';
import { content } from '../support/test-app.ts';

const friday = instant('2025-12-26T16:00:00+07:00');
const clocks = (right: Parameters<typeof clocksOf>[0]) =>
  clocksOf(right, friday, 'Asia/Ho_Chi_Minh', content.catalogue.calendar);

test.each([
  ['access', '2026-01-05'],
  ['correct', '2026-01-05'],
  ['withdraw', '2026-01-10'],
  ['object', '2026-01-10'],
  ['erase', '2026-01-15'],
] as const)('%s is due by the end of the day the decree says', (right, lastDay) => {
  expect(isoInstant(clocks(right).due)).toBe(`${lastDay}T17:00:00Z`);
});

test('a request must be confirmed within two working days, holidays left out', () => {
  expect(isoInstant(clocks('access').acknowledgeBy)).toBe('2025-12-30T17:00:00Z');
  const beforeNewYear = clocksOf(
    'access',
    instant('2025-12-31T08:00:00+07:00'),
    'Asia/Ho_Chi_Minh',
    content.catalogue.calendar,
  );
  expect(isoInstant(beforeNewYear.acknowledgeBy)).toBe('2026-01-06T17:00:00Z');
});

test('another word in the notice is another notice', () => {
  expect(noticeName('1', 'giữ 90 ngày')).toBe(noticeName('1', 'giữ 90 ngày'));
  expect(noticeName('1', 'giữ 90 ngày')).not.toBe(noticeName('1', 'giữ 91 ngày'));
});

test.each([
  [{ birthYear: 2010 }, true],
  [{ birthYear: 2009 }, false],
  [{ citizenId: '001210000001' }, true],
  [{ citizenId: '001099000001' }, false],
  [{}, false],
])('%o: a child is %s', (person, expected) => {
  expect(isChild(person, friday, 'Asia/Ho_Chi_Minh')).toBe(expected);
});
