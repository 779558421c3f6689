import { expect, test } from 'vitest';
import { instant } from '../../../src/core/time/instant.ts';
import { QuietHours } from '../../../src/core/time/quiet-hours.ts';
import { readAppointment } from '../../../src/core/time/read-appointment.ts';

const zone = 'Asia/Ho_Chi_Minh';
// A Monday at ten in the morning.
const now = instant('2025-12-22T10:00:00+07:00');

test.each([
  ['15h', '2025-12-22T15:00'],
  ['15', '2025-12-22T15:00'],
  ['15 giờ 30', '2025-12-22T15:30'],
  ['lúc 15:45 nhé', '2025-12-22T15:45'],
  ['3h', '2025-12-22T15:00'],
  ['3h chiều', '2025-12-22T15:00'],
  ['hai giờ chiều', '2025-12-22T14:00'],
  ['8h tối', '2025-12-22T20:00'],
  ['7 rưỡi tối', '2025-12-22T19:30'],
  ['bảy rưỡi tối nay', '2025-12-22T19:30'],
  ['7 giờ rưỡi tối nay', '2025-12-22T19:30'],
  ['3h kém 15 chiều', '2025-12-22T14:45'],
  ['3pm', '2025-12-22T15:00'],
  ['trưa nay', '2025-12-22T11:30'],
  ['chiều nay', '2025-12-22T14:00'],
  ['tối nay', '2025-12-22T18:00'],
  ['tôi lúc 11h', '2025-12-22T11:00'],
  ['9h', '2025-12-23T09:00'],
  ['8h', '2025-12-23T08:00'],
  ['10:00', '2025-12-23T10:00'],
  ['mai', '2025-12-23T08:00'],
  ['9h sáng mai', '2025-12-23T09:00'],
  ['chín giờ sáng mai', '2025-12-23T09:00'],
  ['tám giờ kém mười lăm mai', '2025-12-23T07:45'],
  ['chín giờ kém năm mai', '2025-12-23T08:55'],
  ['chín giờ ba mươi sáng mai', '2025-12-23T09:30'],
  ['chín giờ hai mươi lăm sáng mai', '2025-12-23T09:25'],
  ['trưa mai', '2025-12-23T11:30'],
  ['tối mai', '2025-12-23T18:00'],
  ['2h chiều mai', '2025-12-23T14:00'],
  ['15h ngày mai', '2025-12-23T15:00'],
  ['tomorrow', '2025-12-23T08:00'],
  ['ngày kia 10h', '2025-12-24T10:00'],
  ['sáng mốt', '2025-12-24T08:00'],
  ['mốt', '2025-12-24T08:00'],
  ['3 giờ chiều thứ sáu', '2025-12-26T15:00'],
  ['thứ sáu tuần này 10 giờ', '2025-12-26T10:00'],
  ['thứ 6', '2025-12-26T08:00'],
  ['thứ hai 9h', '2025-12-29T09:00'],
  ['thứ hai 15h', '2025-12-22T15:00'],
  ['chủ nhật', '2025-12-28T08:00'],
  ['cuối tuần', '2025-12-27T08:00'],
  ['thứ tư tuần sau 14h', '2025-12-31T14:00'],
  ['đầu tuần sau', '2025-12-29T08:00'],
  ['sang tuần', '2025-12-29T08:00'],
  ['30/12', '2025-12-30T08:00'],
  ['ngày 24/12', '2025-12-24T08:00'],
  ['ngày 30/12 lúc 9h', '2025-12-30T09:00'],
  ['9h30 ngày 30 tháng 12', '2025-12-30T09:30'],
  ['ngày 5', '2026-01-05T08:00'],
  ['10/1 9h', '2026-01-10T09:00'],
  ['30 phút nữa', '2025-12-22T10:30'],
  ['2 tiếng nữa', '2025-12-22T12:00'],
  ['hai tiếng nữa', '2025-12-22T12:00'],
  ['2 tiếng', '2025-12-22T12:00'],
  ['sau 2 tiếng', '2025-12-22T12:00'],
  ['15 giờ 30 phút', '2025-12-22T15:30'],
  ['3 giờ kém 15 phút chiều', '2025-12-22T14:45'],
  ['2 giờ nữa', '2025-12-22T12:00'],
  ['nửa tiếng nữa', '2025-12-22T10:30'],
  ['một tiếng rưỡi nữa', '2025-12-22T11:30'],
  ['5 ngày nữa', '2025-12-27T08:00'],
  ['in 2 hours', '2025-12-22T12:00'],
])('%j, said at ten on a Monday morning', (typed, local) => {
  expect(readAppointment(typed, now, zone)).toEqual({ at: instant(`${local}:00+07:00`) });
});

test.each(['', 'lúc nào cũng được', 'khi nào rảnh', 'sau tết', '25h', '10:75', '31/2', '24/12/2024'])(
  '%j is no time',
  (typed) => {
    expect(readAppointment(typed, now, zone)).toEqual({ wrong: 'unreadable' });
  },
);

test.each(['23h', '5h sáng mai', '21:00', '12 tiếng nữa'])('%j is at night', (typed) => {
  expect(readAppointment(typed, now, zone)).toEqual({ wrong: 'quiet' });
});

test.each(['9h hôm nay', 'sáng nay 8 rưỡi'])('%j has passed', (typed) => {
  expect(readAppointment(typed, now, zone)).toEqual({ wrong: 'past' });
});

test('a plan has its own quiet hours', () => {
  const quiet = QuietHours.parse({ from: '23:00', until: '08:00' });
  expect(readAppointment('7h30 sáng mai', now, zone, quiet)).toEqual({ wrong: 'quiet' });
  expect(readAppointment('22h', now, zone, quiet)).toEqual({ at: instant('2025-12-22T22:00:00+07:00') });
});
