import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/core/message/fold.ts';
import { understand } from '../../../src/core/message/understand.ts';

const phones = [
  { id: 'android', labels: ['Điện thoại Android'] },
  { id: 'iphone', labels: ['iPhone (Apple)'] },
  { id: 'none', labels: ['Chưa có điện thoại thông minh'] },
];
const steps = [
  { id: 'done', labels: ['Đã cài', 'xong', 'rồi', '👍'] },
  { id: 'stuck', labels: ['Chưa xong', 'Tôi bị vướng'] },
  { id: 'help', labels: ['Gặp cán bộ', '?'] },
];
const yesNo = [
  { id: 'yes', labels: ['Có', 'vâng', 'dạ', 'đúng'] },
  { id: 'no', labels: ['Không', 'dạ không', 'ko', 'chưa'] },
];

describe('by number', () => {
  test.each([
    '2',
    ' 2 ',
    '2.',
    '2)',
    '(2)',
    '[2]',
    '#2',
    '02',
    '２',
    '②',
    '2️⃣',
    'số 2',
    'so 2',
    'SỐ 2',
    'câu 2',
    'cái thứ 2',
    'chọn 2',
    'chọn số 2 ạ',
    'dạ em chọn số 2 ạ',
    'hai',
    'số hai',
    'thứ hai',
    'two',
    'number 2',
    '2. iPhone',
    '2. iPhone (Apple)',
    '2) iphone',
    '2 - iphone',
    '2. iPh…',
  ])('%j is the second', (text) => {
    expect(understand(text, phones)).toBe('iphone');
    expect(understand(text.normalize('NFD'), phones)).toBe('iphone');
  });

  test.each(['0', '4', '12', '222', '1 2', '1,2', '1-2', '2/3', '1 và 2', '2. Android', 'bốn', '0912345678'])(
    '%j is nothing, or two things',
    (text) => {
      expect(understand(text, phones)).toBeUndefined();
    },
  );

  test('a label cut short beside its number is enough', () => {
    expect(understand('1. Điện thoại…', phones)).toBe('android');
  });

  test('a label that is a number itself is asked about again where it stands in another place', () => {
    const counts = ['0', '1', '2', '3'].map((label) => ({ id: `${label}-cars`, labels: [label] }));
    expect(understand('2', counts)).toBeUndefined();
    expect(understand('0', counts)).toBe('0-cars');
    expect(understand('4', counts)).toBe('3-cars');
    expect(understand('số 2', counts)).toBe('1-cars');
  });

  test('a label that holds a number is found by its words, not counted', () => {
    const levels = ['Chưa có tài khoản', 'Tài khoản mức 1', 'Tài khoản mức 2'].map((label, index) => ({
      id: `level-${index}`,
      labels: [label],
    }));
    expect(understand('mức 2', levels)).toBe('level-2');
    expect(understand('tài khoản mức 1', levels)).toBe('level-1');
    expect(understand('tai khoan muc1', levels)).toBe('level-1');
    expect(understand('mục 2', levels)).toBe('level-1');
    expect(understand('2', levels)).toBe('level-1');
    expect(understand('muc 2', levels)).toBeUndefined();
  });

  test('a number spelt out can be a label instead', () => {
    const days = ['Thứ ba', 'Thứ hai', 'Chủ nhật'].map((label) => ({ id: fold(label), labels: [label] }));
    expect(understand('thứ hai', days)).toBe('thu hai');
    expect(understand('sau', [{ id: 'later', labels: ['Sau'] }, ...days, ...days])).toBe('later');
    const sexes = ['Nam', 'Nữ'].map((label) => ({ id: fold(label), labels: [label] }));
    expect(understand('nam', sexes)).toBe('nam');
    expect(understand('năm', sexes)).toBeUndefined();
  });
});

describe('by words', () => {
  test.each([
    ['Điện thoại Android', 'android'],
    ['ĐIỆN THOẠI ANDROID', 'android'],
    ['dien thoai android', 'android'],
    ['điện thọai androi', 'android'],
    ['android', 'android'],
    ['Android ạ', 'android'],
    ['dạ em dùng android ạ', 'android'],
    ['vâng em chọn Android', 'android'],
    ['andr', 'android'],
    ['andriod', 'android'],
    ['androit', 'android'],
    ['anndroid', 'android'],
    ['adroid', 'android'],
    ['iphone', 'iphone'],
    ['apple', 'iphone'],
    ['iphnoe', 'iphone'],
    ['chưa có', 'none'],
    ['em chưa có điện thoại', 'none'],
  ])('%j is %s', (text, id) => {
    expect(understand(text, phones)).toBe(id);
    expect(understand(text.normalize('NFD'), phones)).toBe(id);
  });

  test.each([
    ['', 'nothing'],
    ['   ', 'nothing'],
    ['?', 'a sign nobody offered'],
    ['dạ', 'politeness only'],
    ['em', 'politeness only'],
    ['có', 'not what "Chưa có" says'],
    ['thông minh', 'not what "Chưa có … thông minh" says'],
    ['android là gì', 'a question'],
    ['không phải android', 'a denial'],
    ['android hay iphone', 'two'],
    ['nokia', 'none of them'],
    ['an', 'too short to tell'],
    ['Điện thoại Android '.repeat(30), 'a letter'],
  ])('%j is not an answer: %s', (text) => {
    expect(understand(text, phones)).toBeUndefined();
  });

  test.each([
    ['xong', 'done'],
    ['xong rồi ạ', 'done'],
    ['đã cài rồi', 'done'],
    ['da cai', 'done'],
    ['👍', 'done'],
    ['chưa xong', 'stuck'],
    ['chua xong', 'stuck'],
    ['em bị vướng ạ', 'stuck'],
    ['vướng', 'stuck'],
    ['?', 'help'],
    ['cán bộ', 'help'],
  ])('one of several wordings will do: %j is %s', (text, id) => {
    expect(understand(text, steps)).toBe(id);
  });

  test.each([
    ['có', 'yes'],
    ['co', 'yes'],
    ['có ạ', 'yes'],
    ['dạ', 'yes'],
    ['dạ vâng ạ', 'yes'],
    ['dạ có', 'yes'],
    ['không', 'no'],
    ['khong ạ', 'no'],
    ['dạ không', 'no'],
    ['dạ chưa', 'no'],
    ['cô', undefined],
    ['cổ', undefined],
    ['đã', undefined],
    ['phong', undefined],
    ['có không', undefined],
  ])('short answers are taken with care: %j is %s', (text, id) => {
    expect(understand(text, yesNo)).toBe(id);
  });

  test('half of a number, or another one, is not the number of a label', () => {
    const doubt = [
      { id: 'keep', labels: ['Đúng, số là 079099000123'] },
      { id: 'retype', labels: ['Nhập lại'] },
    ];
    expect(understand('079099', doubt)).toBeUndefined();
    expect(understand('079099000124', doubt)).toBeUndefined();
    expect(understand('079099000123', doubt)).toBe('keep');
    expect(understand('đúng', doubt)).toBe('keep');
  });

  test('words that fit two labels are no answer; two labels of one option are', () => {
    const two = [
      { id: 'bike', labels: ['Xe máy', 'xe gắn máy'] },
      { id: 'car', labels: ['Xe ô tô'] },
    ];
    expect(understand('xe', two)).toBeUndefined();
    expect(understand('xe má', two)).toBeUndefined();
    expect(understand('gắn máy', two)).toBe('bike');
  });

  test('a whole label wins over the beginning of another', () => {
    const units = ['Thôn Đông', 'Thôn Đông Hạ'].map((label) => ({ id: fold(label), labels: [label] }));
    expect(understand('thôn đông', units)).toBe('thon dong');
    expect(understand('đông hạ', units)).toBe('thon dong ha');
  });

  test('where only marks tell labels apart, typed marks decide', () => {
    const villages = ['Bản Mường', 'Bản Mương'].map((label) => ({ id: label, labels: [label] }));
    expect(understand('bản mương', villages)).toBe('Bản Mương');
    expect(understand('ban muong', villages)).toBeUndefined();
  });
});

const words =
  'điện thoại tài khoản đăng ký cán bộ công an thôn trưởng kích hoạt giấy phép nghiệm trường phường'.split(
    ' ',
  );
const label = fc
  .array(fc.constantFrom(...words), { minLength: 2, maxLength: 4 })
  .map((chosen) => chosen.join(' '));
const options = fc
  .uniqueArray(label, { minLength: 2, maxLength: 6, selector: fold })
  .map((labels) => labels.map((text, index) => ({ id: `o${index}`, labels: [text] })));
const choice = options.chain((given) => fc.tuple(fc.constant(given), fc.nat(given.length - 1)));
const ways: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize('NFD'),
  (text) => fold(text),
  (text) => text.toUpperCase(),
  (text) => `dạ em chọn ${text} ạ`,
  (text) => ` ${text.replaceAll(' ', '  ')}. `,
];

test('a whole label is always understood, however it is typed', () => {
  fc.assert(
    fc.property(choice, fc.constantFrom(...ways), ([given, index], type) => {
      expect(understand(type(given[index]?.labels[0] ?? ''), given)).toBe(`o${index}`);
    }),
    { numRuns: 500 },
  );
});

test('a number is always understood, and always as the place in the list', () => {
  const forms = ['#', 'số #', '#.', 'chọn # ạ', '(#)', 'dạ #'];
  fc.assert(
    fc.property(choice, fc.constantFrom(...forms), ([given, index], form) => {
      expect(understand(form.replace('#', String(index + 1)), given)).toBe(`o${index}`);
    }),
  );
});

test('one slip in a word of five letters or more still finds the label, and never another one', () => {
  const slips = [
    (word: string, at: number) => word.slice(0, at) + word.slice(at + 1),
    (word: string, at: number) => `${word.slice(0, at)}z${word.slice(at + 1)}`,
    (word: string, at: number) => `${word.slice(0, at)}z${word.slice(at)}`,
    (word: string, at: number) =>
      word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2),
  ];
  const apart = ['android', 'truong thon', 'kich hoat muc hai', 'giay phep'].map((text) => ({
    id: text,
    labels: [text],
  }));
  const long = apart.flatMap(({ id }) =>
    id
      .split(' ')
      .filter((word) => word.length >= 5)
      .map((word) => ({ id, word })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...long), fc.nat(20), fc.constantFrom(...slips), ({ id, word }, at, slip) => {
      const typed = id.replace(word, slip(word, at % word.length));
      expect(understand(typed, apart)).toBe(id);
    }),
  );
});

test('any text and any labels give one of the options or nothing', () => {
  const anyOptions = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), anyOptions, (text, labels) => {
      const given = labels.map((some, index) => ({ id: `o${index}`, labels: some }));
      expect([undefined, ...given.map(({ id }) => id)]).toContain(understand(text, given));
    }),
    { numRuns: 500 },
  );
});
