import { describe, expect, test } from 'vitest';
import {
  byFirstWord,
  type Phrase,
  readPhrase,
  readSlash,
  toPhrases,
} from '../../../src/core/command/command.ts';

const phrases: Phrase[] = [
  ...toPhrases('total', 'tổng…|tổng hợp…|số liệu…'),
  ...toPhrases('missing', 'ai chưa nộp|chưa nộp'),
  ...toPhrases('report', 'báo cáo…|thêm người…'),
  ...toPhrases('submit', 'nộp…|nộp báo cáo…'),
];

describe('a command in words', () => {
  test.each([
    ['tổng', { command: 'total', args: '' }],
    ['Tong thon 3', { command: 'total', args: 'thon 3' }],
    ['TỔNG HỢP thôn Đông', { command: 'total', args: 'thôn Đông' }],
    ['ai chưa nộp?', { command: 'missing', args: '' }],
    ['nộp báo cáo  thôn 2', { command: 'submit', args: 'thôn 2' }],
    ['Tổng hợp'.normalize('NFD'), { command: 'total', args: '' }],
  ])('%j is understood', (said, order) => {
    expect(readPhrase(said, byFirstWord(phrases))).toEqual(order);
  });

  test.each(['tổngthống', 'tôi muốn tổng hợp', 'chưa nộp gì cả thì sao', ''])('%j is no command', (said) => {
    expect(readPhrase(said, byFirstWord(phrases))).toBeUndefined();
  });
});

describe('a command round a name', () => {
  const asked = toPhrases('why', 'vì sao… không được nhắc|nhật ký nhắc…');
  test.each([
    ['Vì sao thôn 3 không được nhắc?', { command: 'why', args: 'thôn 3' }],
    ['vi sao truong THCS khong duoc nhac', { command: 'why', args: 'truong THCS' }],
    ['nhật ký nhắc thôn 3', { command: 'why', args: 'thôn 3' }],
  ])('%j is understood by both its ends', (said, order) => {
    expect(readPhrase(said, byFirstWord(asked))).toEqual(order);
  });

  test.each([
    'vì sao tôi không cài được VNeID',
    'vì sao',
    'vì sao không được nhắc nữa',
    'thôn 3 không được nhắc',
  ])('%j is no command', (said) => {
    expect(readPhrase(said, byFirstWord(asked))).toBeUndefined();
  });

  test('its beginning alone names it after a slash', () => {
    expect(readSlash('/visao thôn 3', asked)).toEqual({ command: 'why', args: 'thôn 3' });
  });
});

describe('a slash command', () => {
  test.each([
    ['/total', { command: 'total', args: '' }],
    ['/tong thôn 3', { command: 'total', args: 'thôn 3' }],
    ['/chuanop', { command: 'missing', args: '' }],
    ['/chua_nop@cao_diem_bot', { command: 'missing', args: '' }],
    ['/baocao thon-3', { command: 'report', args: 'thon-3' }],
  ])('%j is understood, and what follows is kept as typed', (said, order) => {
    expect(readSlash(said, phrases)).toEqual(order);
  });

  test.each(['/khongbiet', 'tong', '/', '//'])('%j is not one of ours', (said) => {
    expect(readSlash(said, phrases)).toBeUndefined();
  });
});
