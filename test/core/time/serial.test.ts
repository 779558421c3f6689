import { expect, test } from 'vitest';
import { instant } from '../../../src/core/time/instant.ts';
import { createSerialOf, serialOf } from '../../../src/core/time/serial.ts';

test('a moment is days since 1899-12-30 on the local clock, as spreadsheets keep it', () => {
  // 1 January 2026 is day 46023; noon is half of it.
  expect(serialOf(instant('2026-01-01T12:00:00+07:00'), 'Asia/Ho_Chi_Minh')).toBe(46_023.5);
  expect(serialOf(instant('2025-12-31T23:59:40+07:00'), 'Asia/Ho_Chi_Minh')).toBe(46_023);
});

test('a long list is told the same, over a change of the clock too', () => {
  const ofList = createSerialOf('Europe/Berlin');
  for (const at of ['2026-03-29T00:59:00Z', '2026-03-29T01:00:00Z', '2026-03-29T01:01:00Z'].map(instant)) {
    expect(ofList(at)).toBe(serialOf(at, 'Europe/Berlin'));
  }
});
