import { describe, expect, test } from 'vitest';
import {
  byFirstWord,
  COMMANDS,
  readPhrase,
  readSlash,
  toPhrases,
} from '../../../src/core/command/command.ts';
import { content } from '../../support/test-app.ts';

/** The words as they stand in the catalogue, in both languages at once, as the product knows them. */
const lists = COMMANDS.map((command) => {
  const said = (language: 'vi' | 'en') => content.words.say(language, { key: `command.words.${command}` });
  return { command, list: `${said('vi')}|${said('en')}` };
});
const phrases = lists.flatMap(({ command, list }) => toPhrases(command, list));
const spoken = byFirstWord(phrases);

describe('every command in the words of the catalogue', () => {
  test.each([
    ['báo cáo', 'report', ''],
    ['bao cao thon 3', 'report', 'thon 3'],
    ['thêm người', 'report', ''],
    ['danh sách thôn 1', 'list', 'thôn 1'],
    ['còn thiếu gì', 'list', ''],
    ['nộp báo cáo thôn 3', 'submit', 'thôn 3'],
    ['nop', 'submit', ''],
    ['sửa 3', 'correct', '3'],
    ['sửa dòng 3', 'correct', '3'],
    ['rút thôn 2 dòng 1', 'withdraw', 'thôn 2 dòng 1'],
    ['tổng', 'total', ''],
    ['Tổng hợp thôn Đông', 'total', 'thôn Đông'],
    ['bao nhiêu người thôn 1', 'total', 'thôn 1'],
    ['Ai chưa nộp?', 'missing', ''],
    ['thôn nào chưa báo cáo', 'missing', ''],
    ['mời trường tiểu học', 'invite', 'trường tiểu học'],
    ['tiếng việt', 'vietnamese', ''],
    ['English', 'english', ''],
    ['xin chào', 'start', ''],
    ['total thon 3', 'total', 'thon 3'],
    ['who is missing?', 'missing', ''],
  ] as const)('%j', (said, command, args) => {
    expect(readPhrase(said, spoken)).toEqual({ command, args });
    expect(readPhrase(said.normalize('NFD'), spoken)?.command).toBe(command);
  });

  test('no phrase belongs to two commands', () => {
    const owners = Map.groupBy(phrases, ({ words, ending }) => `${words}…${ending}`);
    const shared = [...owners].filter(([, same]) => new Set(same.map(({ command }) => command)).size > 1);
    expect(shared.map(([words]) => words)).toEqual([]);
  });

  test('every command can be asked for with a slash by its own name', () => {
    for (const command of COMMANDS)
      expect(readSlash(`/${command} thôn 3`, phrases)).toEqual({ command, args: 'thôn 3' });
  });

  test.each(['/tong thon 3', '/tongso', '/danhsach', '/baocao', '/nop', '/chuanop', '/moi thon 3'])(
    '%s is known',
    (said) => {
      expect(readSlash(said, phrases)).toBeDefined();
    },
  );
});
