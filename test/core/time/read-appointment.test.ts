import { expect, test } from 'vitest';
import { instant } from '../../../src/core/time/instant.ts';
import { readAppointment } from '../../../src/core/time/read-appointment.ts';

const zone = 'Asia/Ho_Chi_Minh';
// A Monday at ten in the morning.
const now = instant('2025-12-22T10:00:00+07:00');

test.each([
  ['15h', '2025-12-22T15:00:00+07:00'],
  ['15 giờ 30', '2025-12-22T15:30:00+07:00'],
  ['lúc 15:45 nhé', '2025-12-22T15:45:00+07:00'],
  ['3h chiều', '2025-12-22T15:00:00+07:00'],
  ['8h tối', '2025-12-22T20:00:00+07:00'],
  ['3pm', '2025-12-22T15:00:00+07:00'],
  ['tối nay', '2025-12-22T18:00:00+07:00'],
  ['tôi lúc 11h', '2025-12-22T11:00:00+07:00'],
  ['9h', '2025-12-23T09:00:00+07:00'],
  ['10:00', '2025-12-23T10:00:00+07:00'],
  ['mai', '2025-12-23T08:00:00+07:00'],
  ['9h sáng mai', '2025-12-23T09:00:00+07:00'],
  ['2h chiều mai', '2025-12-23T14:00:00+07:00'],
  ['tomorrow', '2025-12-23T08:00:00+07:00'],
])('%j, said at ten on a Monday morning', (typed, iso) => {
  expect(readAppointment(typed, now, zone)).toEqual({ at: instant(iso) });
});

test.each(['', 'lúc nào cũng được', '25h', '10:75', 'ngày 24/12'])('%j is no time', (typed) => {
  expect(readAppointment(typed, now, zone)).toEqual({ wrong: 'unreadable' });
});

test.each(['23h', '5h sáng mai', '21:00'])('%j is at night', (typed) => {
  expect(readAppointment(typed, now, zone)).toEqual({ wrong: 'quiet' });
});
