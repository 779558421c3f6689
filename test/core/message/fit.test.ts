import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fit as fitMessage } from '../../../src/core/message/fit.ts';

const roomy = { text: 2000, choices: 10, choiceText: 20 };
const done = { token: 'a', text: 'Xong' };
const stuck = { token: 'b', text: 'Vướng' };
const officer = { token: 'c', text: 'Tôi muốn gặp cán bộ Công an xã' };

test('whose commands are shown goes with the first message, whatever it is cut to', () => {
  const message = {
    text: 'Từ nay bạn là trưởng thôn. '.repeat(200),
    choices: [done],
    audience: 'head',
  } as const;
  for (const limits of [roomy, { ...roomy, caption: 100 }])
    expect(fitMessage(message, limits).map(({ audience }) => audience)).toEqual([
      'head',
      undefined,
      undefined,
    ]);
});

describe('choices', () => {
  test('become numbered buttons', () => {
    expect(fitMessage({ text: 'Bạn làm xong chưa?', choices: [done, stuck] }, roomy)).toEqual([
      {
        text: 'Bạn làm xong chưa?',
        choices: [
          { token: 'a', text: '1. Xong' },
          { token: 'b', text: '2. Vướng' },
        ],
      },
    ]);
  });

  test('a single one needs no number', () => {
    expect(fitMessage({ text: 'Bấm khi xong.', choices: [done] }, roomy)[0]?.choices).toEqual([done]);
  });

  test.each([0, 1])('become numbered lines where there is room for %i buttons only', (choices) => {
    expect(fitMessage({ text: 'Bạn làm xong chưa?', choices: [done, stuck] }, { ...roomy, choices })).toEqual(
      [{ text: 'Bạn làm xong chưa?\n\n1. Xong\n2. Vướng', choices: [] }],
    );
  });

  test('that are too long for a button are cut there and written out above', () => {
    expect(fitMessage({ text: 'Sao rồi?', choices: [done, officer] }, roomy)).toEqual([
      {
        text: 'Sao rồi?\n\n1. Xong\n2. Tôi muốn gặp cán bộ Công an xã',
        choices: [
          { token: 'a', text: '1. Xong' },
          { token: 'c', text: '2. Tôi muốn gặp cán…' },
        ],
      },
    ]);
  });

  test('without a text are written out, because a message cannot be empty', () => {
    expect(fitMessage({ text: '', choices: [done] }, roomy)).toEqual([{ text: '1. Xong', choices: [done] }]);
  });

  test('ride on the last piece of a long text', () => {
    const pieces = fitMessage({ text: 'một hai ba bốn', choices: [done] }, { ...roomy, text: 8 });
    expect(pieces).toEqual([
      { text: 'một hai', choices: [] },
      { text: 'ba bốn', choices: [done] },
    ]);
  });
});

test('nothing to say gives no message', () => {
  expect(fitMessage({ text: ' \n', choices: [] }, roomy)).toEqual([]);
});

const cut = (text: string, limit: number) =>
  fitMessage({ text, choices: [] }, { ...roomy, text: limit }).map((piece) => piece.text);

describe('a long text', () => {
  test('of exactly the limit survives as it is', () => {
    const text = ` ${'ẫ'.repeat(1998)} `;
    expect(cut(text, 2000)).toEqual([text]);
    expect(cut(text, 1999)).toHaveLength(1);
  });

  test.each([
    [
      'at the end of a paragraph',
      'Một. Hai ba.\n\nBa. Bốn\nnăm sáu',
      20,
      ['Một. Hai ba.', 'Ba. Bốn\nnăm sáu'],
    ],
    ['at the end of a line', 'Một. Hai.\nBa. Bốn năm', 16, ['Một. Hai.', 'Ba. Bốn năm']],
    ['at the end of a sentence', 'Một hai ba. Bốn năm sáu', 16, ['Một hai ba.', 'Bốn năm sáu']],
    ['at the end of a word', 'một hai ba bốn', 10, ['một hai ba', 'bốn']],
    ['inside a word that is longer than a message', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['but not behind the number of a line', 'a b\n1. Xong rồi', 8, ['a b', '1. Xong', 'rồi']],
    [
      'but not so early that a scrap would be sent',
      'A.\n\nmột hai ba bốn năm',
      20,
      ['A.\n\nmột hai ba bốn', 'năm'],
    ],
  ])('is cut %s', (_, text, limit, pieces) => {
    expect(cut(text, limit)).toEqual(pieces);
  });

  test.each([
    ['a letter and its marks', 'ê\u0323'.normalize('NFD').repeat(4), 4, 3],
    ['the halves of an emoji', '🙂'.repeat(4), 3, 2],
    ['the members of a family', '👨‍👩‍👧'.repeat(2), 10, 8],
  ])('is never cut between %s', (_, text, limit, length) => {
    for (const piece of cut(text, limit)) expect(piece).toHaveLength(length);
  });

  test('a single letter longer than a message is cut between its code points', () => {
    expect(cut(`a${'\u0301'.repeat(5)}`, 2).every((piece) => piece.length <= 2)).toBe(true);
    expect(cut('👨‍👩‍👧', 2).join('')).toBe('👨‍👩‍👧');
  });
});

const letter = fc.constantFrom(
  'ê',
  'ệ'.normalize('NFD'),
  'đ',
  '🙂',
  '👨‍👩‍👧',
  'a',
  '.',
  '? ',
  ' ',
  '\n',
  '\n\n',
  '1. ',
);
const text = fc.oneof(
  fc.string({ unit: letter, maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
);
const choices = fc
  .array(fc.string({ unit: letter, minLength: 1, maxLength: 30 }), { maxLength: 5 })
  .map((labels) => labels.map((label, index) => ({ token: `t${index}`, text: label })));
const limits = fc.record({
  text: fc.integer({ min: 2, max: 60 }),
  choices: fc.integer({ min: 0, max: 5 }),
  choiceText: fc.integer({ min: 4, max: 20 }),
});
const squeeze = (some: string) => some.replace(/\s/g, '');

test('every piece keeps the limits, and the choices are on the last one only', () => {
  fc.assert(
    fc.property(text, choices, limits, (text, choices, limits) => {
      const pieces = fitMessage({ text, choices }, limits);
      for (const [index, piece] of pieces.entries()) {
        expect(piece.text.length).toBeLessThanOrEqual(limits.text);
        expect(piece.text.trim()).not.toBe('');
        expect(piece.choices.length).toBeLessThanOrEqual(index === pieces.length - 1 ? limits.choices : 0);
        for (const button of piece.choices) expect(button.text.length).toBeLessThanOrEqual(limits.choiceText);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('nothing is lost and nothing is torn', () => {
  fc.assert(
    fc.property(text, choices, limits, (text, choices, limits) => {
      const pieces = fitMessage({ text, choices }, limits);
      const sent = squeeze(pieces.map((piece) => piece.text).join(''));
      expect(sent.startsWith(squeeze(text))).toBe(true);
      const buttons = pieces.at(-1)?.choices ?? [];
      const lines = squeeze(choices.map((choice, index) => `${index + 1}. ${choice.text}`).join(''));
      const whole =
        buttons.length === choices.length &&
        buttons.every(({ text }, index) => text.endsWith(choices[index]?.text ?? ''));
      expect(whole || sent.endsWith(lines)).toBe(true);
      if (text.isWellFormed()) for (const piece of pieces) expect(piece.text.isWellFormed()).toBe(true);
      if (limits.text >= 12) for (const piece of pieces) expect(piece.text).not.toMatch(/^(?:\p{M}|\u200D)/u);
    }),
    { numRuns: 1_000 },
  );
});

test('a picture rides on the last message', () => {
  const picture = { name: 'button', alt: 'Một nút được chỉ vào' };
  const pieces = fitMessage(
    { text: 'Bạn mở máy. Bạn bấm nút.', choices: [done], picture },
    { ...roomy, text: 14 },
  );
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.map((piece) => piece.picture)).toEqual([...pieces.slice(1).map(() => undefined), picture]);
});

describe('a question for their own number', () => {
  const choices = [{ token: 'a', text: 'Bỏ qua' }];
  const ask = { text: 'Số của bạn?', choices, ownNumber: { share: 'Gửi số của tôi' } };

  test('has its button only where the platform knows the number', () => {
    const buttons = { text: 99, choices: 9, choiceText: 20 };
    expect(fitMessage(ask, { ...buttons, ownNumber: true })).toEqual([ask]);
    expect(fitMessage(ask, buttons)).toEqual([{ text: 'Số của bạn?', choices }]);
  });

  test('is over with a message of its own, because one with buttons cannot take others away', () => {
    const next = { text: 'Đã ghi.', choices };
    const over = { over: 'Cảm ơn bạn.' };
    const limits = { text: 99, choices: 9, choiceText: 20 };
    expect(fitMessage({ ...next, ownNumber: over }, { ...limits, ownNumber: true })).toEqual([
      { text: 'Cảm ơn bạn.', choices: [], ownNumber: over },
      next,
    ]);
    expect(fitMessage({ ...next, ownNumber: over }, limits)).toEqual([next]);
  });
});

describe('where captions are short', () => {
  const picture = { name: 'button', alt: 'Một nút được chỉ vào' };
  const file = (name: string) => ({ media: name, name: `${name}.pdf`, type: 'application/pdf' });
  const shortly = { ...roomy, caption: 10 };

  test('a short text stands under its picture', () => {
    const message = { text: 'Bấm nút.', choices: [done], picture };
    expect(fitMessage(message, shortly)).toEqual([message]);
  });

  test('a longer text comes after its picture, with the buttons', () => {
    expect(fitMessage({ text: 'Bạn bấm nút này.', choices: [done], picture }, shortly)).toEqual([
      { text: '', choices: [], picture },
      { text: 'Bạn bấm nút này.', choices: [done] },
    ]);
  });

  test('every file is a message, and the last carries the text', () => {
    const files = [file('a'), file('b')];
    expect(fitMessage({ text: 'Hai tệp.', choices: [], files }, shortly)).toEqual([
      { text: '', choices: [], files: [file('a')] },
      { text: 'Hai tệp.', choices: [], files: [file('b')] },
    ]);
  });

  test('a file needs no words', () => {
    const sent = { text: '', choices: [], files: [file('a')] };
    expect(fitMessage(sent, shortly)).toEqual([sent]);
  });
});
