import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../src/core/message/fold.ts';
import { readCounts, withoutTalk } from '../../../src/core/report/read-counts.ts';

const vocabulary = [
  { metric: 'bhyt', words: ['bhyt', 'bao hiem y te', 'the bhyt'] },
  { metric: 'bhxh', words: ['bhxh', 'bao hiem xa hoi'] },
  { metric: 'gplx', words: ['gplx', 'bang lai', 'giay phep lai xe'] },
  { metric: 'gcndkx', words: ['dang ky xe', 'ca vet', 'cavet', 'gcndkx'] },
];
const read = (text: string) => {
  const found = readCounts(text, vocabulary);
  return (
    found && {
      ...Object.fromEntries(found.counts),
      ...(found.unknown.length > 0 && { unknown: found.unknown }),
    }
  );
};

test.each([
  ['bhyt 12 gplx 5', { bhyt: 12, gplx: 5 }],
  ['BHYT 12, gplx 5, cavet 3', { bhyt: 12, gplx: 5, gcndkx: 3 }],
  ['bhyt: 12; GPLX = 5\ncà vẹt - 3', { bhyt: 12, gplx: 5, gcndkx: 3 }],
  ['12 bhyt 5 gplx', { bhyt: 12, gplx: 5 }],
  ['12 thẻ bhyt và 5 bằng lái', { bhyt: 12, gplx: 5 }],
  ['bảo hiểm y tế 1.200 người', { bhyt: 1200 }],
  ['bhyt được 12 người, bằng lái xe 5', { bhyt: 12, gplx: 5 }],
  ['bảo hiểm xã hội 4 bảo hiểm y tế 7', { bhxh: 4, bhyt: 7 }],
  ['bhyt 0', { bhyt: 0 }],
  ['bhyt 12 con bò 3', { bhyt: 12, unknown: ['con bo 3'] }],
  [
    'hôm nay tổ em hướng dẫn được 12 người BHYT, 5 người bằng lái và 3 người đăng ký xe',
    { bhyt: 12, gplx: 5, gcndkx: 3 },
  ],
  ['tháng 3: bhyt 12, gplx 5 nhé anh', { bhyt: 12, gplx: 5 }],
  ['bhyt 3, gplx không', { bhyt: 3, gplx: 0 }],
  ['bhyt 3, bằng lái chưa có ai', { bhyt: 3, gplx: 0 }],
  ['bhyt 12 con bò', { bhyt: 12, unknown: ['con bo'] }],
  // Asked, and not reported: whoever takes only what is known whole takes none of these.
  ['thẻ bhyt 2025 tích hợp thế nào', { bhyt: 2025, unknown: ['tich hop the nao'] }],
  ['bhyt 12 thì sao', { bhyt: 12, unknown: ['thi sao'] }],
])('"%s"', (text, counts) => {
  expect(read(text)).toEqual(counts);
});

test.each([
  '',
  'bhyt',
  '12',
  'thôn 3',
  'bhyt năm 2025',
  'bhyt không',
  'Nguyễn Văn Thử 1990',
  'bao nhiêu người có bhyt',
])('"%s" is no count', (text) => {
  expect(read(text)).toBeUndefined();
});

test('the number in a name is a part of it', () => {
  const numbered = [
    { metric: 'l2', words: ['muc 2', 'kich hoat muc 2'] },
    { metric: 'activated', words: ['kich hoat'] },
    { metric: 'citizens-14', words: ['tu 14 tuoi', 'cong dan tu du 14 tuoi'] },
  ];
  const counts = (text: string) => {
    const found = readCounts(text, numbered);
    return found && Object.fromEntries(found.counts);
  };
  expect(counts('kích hoạt mức 2 12 người, từ 14 tuổi: 610')).toEqual({ l2: 12, 'citizens-14': 610 });
  expect(counts('455 mức 2')).toEqual({ l2: 455 });
  expect(counts('kích hoạt mức 2')).toBeUndefined();
});

test('what was done is not what somebody was guided to', () => {
  const both = [
    { metric: 'guided', words: ['kich hoat'] },
    { metric: 'activated', words: ['da kich hoat'] },
  ];
  const metricsOf = (text: string) => [...(readCounts(text, both)?.counts.keys() ?? [])];
  expect([metricsOf('kích hoạt 12'), metricsOf('đã kích hoạt 12'), metricsOf('12 đã kích hoạt')]).toEqual([
    ['guided'],
    ['activated'],
    ['activated'],
  ]);
});

test('one thing given twice with different numbers is told, the same number twice is not', () => {
  expect(readCounts('bhyt 3, bhyt 4', vocabulary)?.twice).toEqual(['bhyt']);
  expect(readCounts('bhyt 3, thẻ bhyt 3', vocabulary)?.twice).toEqual([]);
});

const pair = fc.record({
  at: fc.nat(vocabulary.length - 1),
  way: fc.nat(1),
  number: fc.nat(99_999),
  colon: fc.constantFrom(' ', ': ', ' = ', '  '),
  upper: fc.boolean(),
});
const write = (pairs: readonly (typeof pair extends fc.Arbitrary<infer P> ? P : never)[], between: string) =>
  pairs
    .map(({ at, way, number, colon, upper }) => {
      const words = vocabulary[at]?.words[way] ?? '';
      return `${upper ? words.toUpperCase() : words}${colon}${number}`;
    })
    .join(between);

test('order, spacing, case and separators change nothing, and nothing is lost', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(pair, { minLength: 1, maxLength: 4, selector: ({ at }) => at }),
      fc.constantFrom(', ', '; ', '\n', ' ', ' và '),
      (pairs, between) => {
        const wanted = Object.fromEntries(pairs.map(({ at, number }) => [vocabulary[at]?.metric, number]));
        expect(read(write(pairs, between))).toEqual(wanted);
        expect(read(write(pairs.toReversed(), between))).toEqual(wanted);
        expect(read(write(pairs, between).normalize('NFD'))).toEqual(wanted);
      },
    ),
    { numRuns: 200 },
  );
});

test('any text at all is read without harm', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      for (const count of readCounts(text, vocabulary)?.counts.values() ?? [])
        expect(count).toBeGreaterThanOrEqual(0);
      expect(fold(text)).toBe(fold(fold(text)));
    }),
    { numRuns: 200 },
  );
});

test('what is said before the first unit, number or thing is left out, and a unit is not', () => {
  expect(withoutTalk('Chào anh, tổ em tuần này bhyt 15')).toBe('bhyt 15');
  expect(withoutTalk('hôm nay chúng em hướng dẫn được 12 người bhyt')).toBe('12 người bhyt');
  expect(withoutTalk('Dạ đã kích hoạt 12')).toBe('đã kích hoạt 12');
  expect(withoutTalk('tổ 3 bhyt 12')).toBe('tổ 3 bhyt 12');
  expect(withoutTalk('Thôn 2 hôm nay bhyt 12')).toBe('Thôn 2 hôm nay bhyt 12');
});
