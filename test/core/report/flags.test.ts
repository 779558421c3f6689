import { expect, test } from 'vitest';
import { createFlagRows, type Judged } from '../../../src/core/report/flags.ts';
import { instant, later, MINUTE } from '../../../src/core/time/instant.ts';

const NOON = instant('2025-12-22T12:00:00+07:00');
const around = { year: 2025, timeZone: 'Asia/Ho_Chi_Minh', others: ['Thôn 2', 'Thôn 10'], own: ['Thôn 1'] };
let count = 0;
const row = (person: Partial<Judged['person']>, change: Partial<Judged> = {}): Judged => {
  count += 1;
  const [at, by] = [NOON, 'an'];
  return {
    id: `r${count}`,
    person: {
      name: `Người Thử ${'abcdefghijklmnopqrstuvwxyz'[count % 26]}${'aeiou'[count % 5]} ${'aeiouy'[Math.floor(count / 26)]}`,
      ...person,
    },
    by,
    at,
    alsoIn: [],
    ...change,
  };
};
function flags(...rows: readonly Judged[]) {
  const flagRows = createFlagRows(around);
  for (const one of rows) flagRows.add(one);
  const found = flagRows.done();
  return rows.map(({ id }) => found.get(id) ?? []);
}

test('a row like any other has no flag', () => {
  expect(
    flags(row({ citizenId: '001199000012', birthYear: 1999, address: 'Thôn 1', plates: ['93-B1 123.45'] })),
  ).toEqual([[]]);
});

test.each([
  ['duplicate-person', row({}, { alsoIn: ['thon-2'] })],
  ['impossible-id', row({ citizenId: '001999000012' })],
  ['impossible-id', row({ citizenId: '12345' })],
  ['birth-year-differs', row({ citizenId: '001199000012', birthYear: 1970 })],
  ['impossible-plate', row({ plates: ['93-B1 1'] })],
  ['outside-unit', row({ address: 'Số 5, thon 2, xã Thử' })],
  ['odd-hour', row({}, { at: instant('2025-12-22T02:30:00+07:00') })],
])('%s', (flag, one) => {
  expect(flags(one)).toEqual([[flag]]);
});

test('a name is suspected only where no two citizen IDs tell the people apart', () => {
  const [a, b] = [
    { name: 'Lý Thị Thử', birthYear: 1980 },
    { name: 'ly thi thu', birthYear: 1980 },
  ];
  expect(flags(row(a), row(b))).toEqual([['same-name'], ['same-name']]);
  expect(flags(row({ ...a, citizenId: '001180000012' }), row({ ...b, citizenId: '001180000099' }))).toEqual([
    [],
    [],
  ]);
  expect(flags(row(a), row({ ...b, birthYear: 1981 }))).toEqual([[], []]);
});

test('an address that names its own village too is inside; thôn 1 is not thôn 10', () => {
  expect(flags(row({ address: 'Thôn 1 (cạnh Thôn 2)' }), row({ address: 'Thôn 1, xã Thử' }))).toEqual([
    [],
    [],
  ]);
  expect(flags(row({ address: 'Thôn 10' }))).toEqual([['outside-unit']]);
});

test('twenty rows in ten minutes by one hand are a burst; a list read from a file, or two hands, are none', () => {
  const typed = (by: (n: number) => string, apart: number) =>
    Array.from({ length: 20 }, (_, n) => row({}, { by: by(n), at: later(NOON, n * apart) }));
  expect(new Set(flags(...typed(() => 'an', MINUTE / 4)).flat())).toEqual(new Set(['burst']));
  expect(flags(...typed(() => 'an', 0)).flat()).toEqual([]);
  expect(flags(...typed(() => 'an', MINUTE)).flat()).toEqual([]);
  expect(flags(...typed((n) => (n % 2 ? 'an' : 'bo'), MINUTE / 4)).flat()).toEqual([]);
});

test('the night is from eleven in the evening until five in the morning', () => {
  const at = (time: string) => row({}, { at: instant(`2025-12-22T${time}:00+07:00`) });
  const times = ['22:59', '23:00', '00:00', '04:59', '05:00'];
  expect(flags(...times.map(at)).map(([flag]) => flag)).toEqual([
    undefined,
    'odd-hour',
    'odd-hour',
    'odd-hour',
    undefined,
  ]);
});
