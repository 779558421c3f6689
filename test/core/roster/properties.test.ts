import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/core/message/fold.ts';
import { foldName } from '../../../src/core/person/name-key.ts';
import { fromLegacy } from '../../../src/core/roster/legacy.ts';
import { readText } from '../../../src/core/roster/read-text.ts';
import { judgeAll } from './judged.ts';

/** Made-up people, each with a number of their own. */
const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Huỳnh',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Điểu',
  'Lý',
  'Thạch',
  'Danh',
  'Hoàng',
];
const middles = ['Văn', 'Thị', 'Đức', 'Thị Ngọc', 'Hữu', 'A', 'Thị Sa'];
const givens = ['Thử', 'Giả', 'Tạm', 'Mẫu', 'Dụ', 'Mý', 'Páo', 'Rương'];

interface Someone {
  readonly name: string;
  readonly place: string;
  readonly id: string;
  readonly phone: string;
  readonly plate: string;
}

const someone = fc
  .record({
    family: fc.constantFrom(...families),
    middle: fc.constantFrom(...middles),
    given: fc.constantFrom(...givens),
    village: fc.integer({ min: 1, max: 30 }),
    serial: fc.integer({ min: 100_000, max: 999_999 }),
  })
  .map(
    ({ family, middle, given, village, serial }): Someone => ({
      name: `${family} ${middle} ${given}`,
      place: `thôn ${village}`,
      id: `075199${serial}`,
      phone: `0912${serial}`,
      plate: `60B1-${String(serial).slice(0, 3)}.${String(serial).slice(3, 5)}`,
    }),
  );

const people = fc.uniqueArray(someone, { minLength: 2, maxLength: 12, selector: ({ id }) => id });

/** What must come out, whatever the writing: names without marks, because some ways of writing have none. */
const essence = (text: string): readonly string[] =>
  judgeAll(readText(text).people)
    .map(({ person: { name = '', address = '', citizenId, phone, plates }, verdict }) =>
      [foldName(name), fold(address), citizenId, phone, plates?.join(), verdict].join('|'),
    )
    .toSorted();

const plain = (list: readonly Someone[]): string =>
  list.map(({ name, place, id, phone, plate }) => [name, place, id, phone, plate].join(', ')).join('\n');

const runs = { numRuns: 40 };

describe('the same people come out', () => {
  test('in whatever order the lines stand', () => {
    fc.assert(
      fc.property(people, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list.map((one) => ({ one, key: keys.next().value as number }));
        const other = shuffled.toSorted((a, b) => a.key - b.key).map(({ one }) => one);
        expect(essence(plain(other))).toEqual(essence(plain(list)));
      }),
      runs,
    );
  });

  test('in whatever order the values stand on a line, with whatever separator, numbered or not', () => {
    const order = fc.shuffledSubarray(['name', 'place', 'id', 'phone', 'plate'] as const, { minLength: 5 });
    const separator = fc.constantFrom(
      ', ',
      '; ',
      ' - ',
      '\t',
      ' | ',
      '  ;',
      ' / ',
      ' → ',
      ' => ',
      ' • ',
      ' ... ',
      ' _ ',
    );
    fc.assert(
      fc.property(
        people,
        order,
        separator,
        fc.constantFrom('', '. ', ') ', '/ '),
        (list, fields, between, mark) => {
          const written = list
            .map(
              (one, n) =>
                (mark === '' ? '' : `${n + 1}${mark}`) + fields.map((field) => one[field]).join(between),
            )
            .join('\n');
          expect(essence(written)).toEqual(essence(plain(list)));
        },
      ),
      { numRuns: 120 },
    );
  });

  test('with nothing but spaces between name, place and numbers', () => {
    fc.assert(
      fc.property(people, (list) => {
        const written = list.map(
          ({ name, place, id, phone, plate }) => `${name} ${place} ${id} ${phone} ${plate}`,
        );
        expect(essence(written.join('\n'))).toEqual(essence(plain(list)));
      }),
      runs,
    );
  });

  test('with pictures before the lines and between the values, and what nobody asked for behind them', () => {
    const bullet = fc.constantFrom('👉 ', '📌', '☘️ ', '✅ ', '🔹', '➡️ ', '* ', '+ ');
    const between = fc.constantFrom(', ', ' - ', ' 🏠 ', ' • ', ' → ');
    const remark = fc.constantFrom(
      '',
      ' (gọi 2 lần ko bắt máy)',
      ' - hẹn chiều chủ nhật',
      ', 68 tuổi',
      ', cấp ngày 10/05/2021 tại Cục CS QLHC về TTXH',
      ' 👍',
    );
    fc.assert(
      fc.property(people, bullet, between, remark, (list, first, separator, last) => {
        const written = list.map(
          ({ name, place, id, phone, plate }) =>
            `${first}${[name, place, id, phone, plate].join(separator)}${last}`,
        );
        expect(essence(written.join('\n'))).toEqual(essence(plain(list)));
      }),
      { numRuns: 120 },
    );
  });

  test('with one value a line', () => {
    fc.assert(
      fc.property(people, fc.constantFrom('\n', '\n\n'), (list, gap) => {
        const written = list.map(({ name, place, id, phone, plate }) =>
          [name, place, id, phone, plate].join('\n'),
        );
        expect(essence(written.join(gap))).toEqual(essence(plain(list)));
      }),
      runs,
    );
  });

  test('without marks, in capitals, with the marks apart, with wide gaps', () => {
    const spaced = (text: string) => text.replaceAll(', ', ' ,   ').replaceAll('\n', ' \r\n');
    for (const change of [
      fold,
      (text: string) => text.toUpperCase(),
      (text: string) => text.normalize('NFD'),
      spaced,
    ]) {
      fc.assert(
        fc.property(people, (list) => {
          const lines = plain(list)
            .split('\n')
            .map((line) => change(line));
          expect(essence(lines.join('\n'))).toEqual(essence(plain(list)));
        }),
        { numRuns: 25 },
      );
    }
  });

  test('when the whole list is there twice, and the second is told as a repetition', () => {
    fc.assert(
      fc.property(people, (list) => {
        const rows = judgeAll(readText(`${plain(list)}\n${plain(list)}`).people);
        expect(rows.filter(({ verdict }) => verdict !== 'repeated')).toHaveLength(list.length);
        expect(rows.filter(({ verdict }) => verdict === 'repeated')).toHaveLength(list.length);
      }),
      runs,
    );
  });
});

test('whatever is pasted is read without a fault', () => {
  const scrap = fc.constantFrom(
    '1.',
    'Nguyễn',
    'Văn',
    '075199000001',
    '60B1',
    '-',
    ';',
    '\t',
    '\n',
    '|',
    'thôn',
    '3',
    ':',
    'CCCD',
    '(',
    'ạ',
    '+84',
    '12/3',
  );
  const soup = fc.array(fc.oneof(scrap, fc.string({ maxLength: 6, unit: 'grapheme' })), { maxLength: 60 });
  fc.assert(
    fc.property(soup, (words) => {
      judgeAll(readText(words.join(' ')).people);
    }),
    { numRuns: 300 },
  );
});

test('today’s Vietnamese is never taken for an old encoding', () => {
  fc.assert(
    fc.property(people, (list) => {
      expect(fromLegacy(plain(list))).toBeUndefined();
    }),
    runs,
  );
});
