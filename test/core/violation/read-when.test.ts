import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/core/time/instant.ts';
import { readWhen } from '../../../src/core/violation/read-when.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
/** A Tuesday. */
const now = instant('2025-11-25T15:20:00+07:00');
const read = (typed: string) => readWhen(typed, now, ZONE);

describe('when something was seen', () => {
  test.each([
    ['hôm qua 5 giờ chiều', '24/11/2025 17:00'],
    ['hom qua 5h chieu', '24/11/2025 17:00'],
    ['5 rưỡi chiều qua', '24/11/2025 17:30'],
    ['5 giờ kém 15 chiều hôm qua', '24/11/2025 16:45'],
    ['năm giờ chiều hôm qua', '24/11/2025 17:00'],
    ['sáng nay 7h30', '25/11/2025 07:30'],
    ['17h30 ngày 24/11', '24/11/2025 17:30'],
    ['24/11 lúc 17:30', '24/11/2025 17:30'],
    ['24/11/2025, khoảng 6 giờ sáng', '24/11/2025 06:00'],
    ['ngày 20 tháng 11 năm 2025 lúc 20 giờ', '20/11/2025 20:00'],
    ['ngày 30 lúc 21h', '30/10/2025 21:00'],
    ['tối thứ bảy 8 giờ', '22/11/2025 20:00'],
    ['chủ nhật tuần trước lúc 9h sáng', '23/11/2025 09:00'],
    ['hôm kia 12 giờ trưa', '23/11/2025 12:00'],
    ['đêm qua 11h', '24/11/2025 23:00'],
    ['2 tiếng trước', '25/11/2025 13:20'],
    ['cách đây 30 phút', '25/11/2025 14:50'],
    ['vừa xong', '25/11/2025 15:20'],
    ['3 ngày trước lúc 14h', '22/11/2025 14:00'],
    ['25/12 16h', '25/12/2024 16:00'],
    ['yesterday 5pm', '24/11/2025 17:00'],
    ['8 tối hôm qua', '24/11/2025 20:00'],
    ['9h', '25/11/2025 09:00'],
  ])('"%s" is %s', (typed, value) => {
    const reading = read(typed);
    const meant = reading.verdict === 'doubt' ? reading.readings[0]?.value : undefined;
    expect(reading.verdict === 'sure' ? reading.value : meant).toBe(value);
  });

  test('an hour that may be morning or evening is asked about', () => {
    const reading = read('hôm qua 5 giờ');
    expect(reading).toMatchObject({ verdict: 'doubt', because: { key: 'violation.when.which-half' } });
    expect(reading.verdict === 'doubt' && reading.readings.map(({ value }) => value)).toEqual([
      '24/11/2025 05:00',
      '24/11/2025 17:00',
    ]);
  });

  test('a day without an hour is taken, if the hour is not remembered', () => {
    expect(read('chiều hôm qua')).toMatchObject({
      verdict: 'doubt',
      readings: [{ id: 'no-hour', value: '24/11/2025 13:00–18:00' }],
    });
  });

  test.each([
    ['hôm qua', '5 giờ chiều', '24/11/2025 17:00'],
    ['hôm qua 5 giờ', 'chiều', '24/11/2025 17:00'],
    ['hôm qua 5 giờ', '6 giờ sáng', '24/11/2025 06:00'],
    ['chiều hôm qua', '5 giờ', '24/11/2025 17:00'],
    ['hôm qua', 'hôm kia 5 giờ chiều', '23/11/2025 17:00'],
  ])('"%s" in doubt, then "%s", is %s', (first, second, value) => {
    const begun = read(first);
    const reading = readWhen(second, now, ZONE, begun.verdict === 'doubt' ? begun.begun : undefined);
    const meant = reading.verdict === 'doubt' ? reading.readings[0]?.value : undefined;
    expect(reading.verdict === 'sure' ? reading.value : meant).toBe(value);
  });

  test.each([
    ['31/02 lúc 8h', 'impossible'],
    ['hôm qua 25 giờ', 'impossible'],
    ['hôm qua 8h75', 'impossible'],
    ['hôm nay 22h', 'future'],
    ['24/12/2025 8h', 'future'],
    ['ngày mai 8h', 'future'],
    ['tôi không biết', 'forgotten'],
    ['không nhớ rõ lắm', 'forgotten'],
  ])('"%s" is refused: %s', (typed, because) => {
    expect(read(typed)).toMatchObject({ verdict: 'no', because: { key: `violation.when.${because}` } });
  });

  test('what is more than a year old is asked about', () => {
    expect(read('1/10/2023 8h sáng')).toMatchObject({
      verdict: 'doubt',
      because: { key: 'violation.when.old' },
    });
  });

  test('nothing that is typed makes it fail, and nothing it takes lies ahead', () => {
    const words = fc.array(
      fc.constantFrom(
        'hôm qua',
        '5',
        '24/11',
        'giờ',
        'h',
        'chiều',
        'tối',
        '31/2',
        'ngày',
        '99',
        'trước',
        ':',
        'rưỡi',
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 40 }),
          words.map((list) => list.join(' ')),
        ),
        (typed) => {
          const reading = read(typed);
          if (reading.verdict !== 'sure') return true;
          const [day = '', clock = '00:00'] = reading.value.split(' ');
          return `${day.split('/').toReversed().join('-')} ${clock}` <= '2025-11-25 15:20';
        },
      ),
      { numRuns: 300 },
    );
  });
});
