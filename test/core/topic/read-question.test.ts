import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGlossary, Lexicon } from '../../../src/core/topic/lexicon.ts';
import { readQuestion } from '../../../src/core/topic/read-question.ts';

const lexicon = Lexicon.parse({
  words: { không: ['ko', 'nỏ'], 'mật khẩu': ['mk'], đâu: ['mô'], xem: ['coi'] },
  noise: ['ạ', 'ơi'],
  ideas: { forgot: 'quên, không … nhớ', password: 'mật khẩu', weather: 'mưa, trời mưa', mad: 'điên' },
});
const glossary = createGlossary(lexicon, [
  'quên mật khẩu rồi',
  'điện thoại hỏng',
  'mua điện thoại mới',
  'mua ở đâu',
  'mua máy mới',
  'nhập mật khẩu',
]);
const wordsOf = (text: string) =>
  readQuestion(text, glossary)
    .words.map(({ plain }) => plain)
    .join(' ');
const ideasOf = (text: string) => readQuestion(text, glossary).ideas;

test('abbreviations and regional words stand for what they mean, politeness for nothing', () => {
  expect(wordsOf('quên mk rồi ạ')).toBe('quen mat khau roi');
  expect(wordsOf('coi ở mô')).toBe('xem o dau');
});

test('a word with its own marks is not taken for an abbreviation without', () => {
  expect(wordsOf('mở ở mỏ')).toBe('mo o mo');
});

test.each([
  'quên mật khẩu',
  'QUEN MAT KHAU',
  'queen maatj khaaur',
  'que6n ma65t kha63u',
  'quên mậttt khẩuuu',
  'quên mk',
])('%s says the same', (text) => {
  expect(ideasOf(text)).toEqual(['forgot', 'password']);
});

test('a slip in a word of the examples is corrected, a proper syllable is left alone', () => {
  expect(wordsOf('dien thaoi')).toBe('dien thoai');
  expect(wordsOf('dien thoan')).toBe('dien thoan');
});

test('some words may stand inside an idea, but not a whole sentence', () => {
  expect(ideasOf('không tài nào nhớ')).toEqual(['forgot']);
  expect(ideasOf('không ai mà ở đây còn nhớ')).toEqual([]);
});

test('a short word without marks is what the examples mostly mean by it', () => {
  expect(ideasOf('mua dien thoai')).toEqual([]);
  expect(ideasOf('mưa to')).toEqual(['weather']);
  expect(ideasOf('mua điện thoại ở đâu')).toEqual([]);
});

test('any text at all can be read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      expect(readQuestion(text, glossary).words.length).toBeLessThan(700);
    }),
  );
});
