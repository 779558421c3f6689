import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayName, readName } from '../../../src/core/person/name.ts';
import { spell } from './spell.ts';

const read = (text: string) => spell(readName(text));

describe('a name', () => {
  test.each([
    ['Nguyễn Văn Thử', 'Nguyễn Văn Thử'],
    ['  Nguyễn   Văn\tThử  ', 'Nguyễn Văn Thử'],
    ['Nguyễn Văn Thử.', 'Nguyễn Văn Thử'],
    ['NGUYỄN VĂN THỬ', 'Nguyễn Văn Thử'],
    ['nguyễn văn thử', 'Nguyễn Văn Thử'],
    ['Nguyen Van A', 'Nguyen Van A'],
    ['Đặng Văn Thử', 'Đặng Văn Thử'],
    ['\u00D0ặng Văn Thử', 'Đặng Văn Thử'],
    ['\u0189ặng Văn Thử', 'Đặng Văn Thử'],
    ['Tr\u1ECBnh Th\u00ED Th\u200Bử', 'Trịnh Thí Thử'],
    ['Y Bhin Niê', 'Y Bhin Niê'],
    ['Y BHIN NIÊ', 'Y Bhin Niê'],
    ["H'Hen Niê", "H'Hen Niê"],
    ['H’HEN NIÊ', "H'Hen Niê"],
    ["K'", "K'"],
    ['Y-Thử Niê-Kdăm', 'Y-Thử Niê-Kdăm'],
    ['Thử', 'Thử'],
    ['Công Tằng Tôn Nữ Thị Thử Nghiệm Mẫu', 'Công Tằng Tôn Nữ Thị Thử Nghiệm Mẫu'],
    ['Wzfj Jrai Thử', 'Wzfj Jrai Thử'],
    ['McThử Van der Test', 'McThử Van der Test'],
  ])('%j is read as %j', (text, name) => {
    expect(read(text)).toBe(`sure ${name}`);
  });

  test('all in NFD (iPhone, macOS, PDF) is put into NFC', () => {
    expect(readName('Hòa Thị Thử'.normalize('NFD'))).toEqual({
      verdict: 'sure',
      value: 'Hòa Thị Thử'.normalize('NFC'),
    });
  });

  test('what is not all capitals is displayed as it is', () => {
    expect(displayName('Nguyễn văn Thử')).toBe('Nguyễn văn Thử');
    expect(displayName("H'HEN NIÊ-KDĂM")).toBe("H'Hen Niê-Kdăm");
  });
});

describe('a form of address in front', () => {
  test.each([
    'đ/c Nguyễn Văn Thử',
    'Đ/C: NGUYỄN VĂN THỬ',
    'đ.c Nguyễn Văn Thử',
    'đồng chí Nguyễn Văn Thử',
    'Ông Nguyễn Văn Thử',
    'bà nguyễn văn thử',
    'anh Nguyễn Văn Thử',
    'CHỊ NGUYỄN VĂN THỬ',
    'Mr. Nguyễn Văn Thử',
    'Tôi tên là Nguyễn Văn Thử',
    'Dạ, em là Nguyễn Văn Thử ạ',
    'dạ nguyễn văn thử ạ',
    'Họ và tên: Nguyễn Văn Thử',
    'Họ tên Nguyễn Văn Thử',
    'Tên em là Nguyễn Văn Thử',
    'my name is Nguyễn Văn Thử',
  ])('is taken off: %j', (text) => {
    expect(read(text)).toBe('sure Nguyễn Văn Thử');
    expect(read(text.normalize('NFD'))).toBe('sure Nguyễn Văn Thử');
  });

  test('is asked about when it may be the name itself', () => {
    expect(read('Anh Thư')).toBe('honorific? keep Anh Thư | stripped Thư');
    expect(read('bà Thử')).toBe('sure Thử');
  });

  test('is a family name in front of a middle name', () => {
    expect(read('Ông Văn Thử')).toBe('sure Ông Văn Thử');
    expect(read('ÔNG THỊ THỬ')).toBe('sure Ông Thị Thử');
  });
});

test.each([
  ['', 'empty'],
  [' .- ', 'empty'],
  ["'", 'empty'],
  ['Nguyễn Văn 2', 'digits'],
  ['Nguyễn Văn Thử 001099000001', 'digits'],
  ['Nguyễn Văn Thử 🙂', 'symbols'],
  ['Thử/Nghiệm', 'symbols'],
  ['thu@example', 'symbols'],
  ['NguyÔn V¨n Thö', 'garbled'],
  ['TrÇn ThÞ §µo', 'garbled'],
  ['Thử '.repeat(40), 'too-long'],
])('%j is refused: %s', (text, reason) => {
  expect(read(text)).toBe(`no: ${reason}`);
});

test.each([
  ['A', 'too-short? keep A'],
  ['Traàn Vaên Thöû', 'maybe-garbled? keep Traàn Vaên Thöû'],
  ['Löông Thử', 'maybe-garbled? keep Löông Thử'],
  ['một hai ba bốn năm sáu bảy tám chín', 'too-many-words? keep Một Hai Ba Bốn Năm Sáu Bảy Tám Chín'],
  ['王小明', 'unusual-letters? keep 王小明'],
])('%j is asked about', (text, reading) => {
  expect(read(text)).toBe(reading);
});

const syllable = fc.constantFrom(
  'Nguyễn',
  'Hòa',
  'Hoà',
  'Thúy',
  'Đặng',
  'Ngọc',
  "H'Hen",
  'Niê',
  'Y',
  'Bhin',
  'thử',
  'ÊBAN',
);

test('spaces and the form of Unicode never change the reading', () => {
  fc.assert(
    fc.property(
      fc.array(syllable, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(' ', '  ', '\t', '\u00A0', '\n'),
      (words, space) => {
        const typed = words.join(space);
        expect(readName(` ${typed.normalize('NFD')} `)).toEqual(readName(words.join(' ')));
      },
    ),
  );
});

test('a name as it stands on paper is read like one that came with a sign nobody sees', () => {
  const words = 'Nguyễn Lê Y Ông Anh Con Họ Dạ Đồng chí Thử Ạ Nhé nhé Traàn Ñoã Ðỗ Niê TRẦN là'.split(' ');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }), (name) => {
      expect(readName(name.join(' '))).toEqual(readName(`\u200b${name.join(' ')}`));
    }),
    { numRuns: 300 },
  );
});

test('any text gets a reading; a value has no digit, no double space, and is NFC', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.lorem(),
        fc.array(syllable).map((words) => words.join(' ')),
      ),
      (text) => {
        const reading = readName(text);
        const values =
          reading.verdict === 'sure'
            ? [reading.value]
            : reading.verdict === 'no'
              ? []
              : reading.readings.map(({ value }) => value);
        for (const value of values) {
          expect(value).toBe(value.normalize('NFC'));
          expect(value).not.toMatch(/\d|\s\s|^\s|\s$|^$/);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['Thị Nhé', 'Thị Nhé'],
  ['Nguyễn Thị Nhé', 'Nguyễn Thị Nhé'],
  ['nguyễn thị nhé', 'Nguyễn Thị Nhé'],
  ['THỊ NHÉ', 'Thị Nhé'],
  ['Nguyễn Văn Thử nhé', 'Nguyễn Văn Thử'],
  ['Nguyễn Văn Thử ạ', 'Nguyễn Văn Thử'],
])('“%s” is %s: nhé is said to somebody, or is what somebody is called', (typed, name) => {
  expect(readName(typed)).toEqual({ verdict: 'sure', value: name });
});
