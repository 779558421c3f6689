import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loadGuides } from '../../../src/adapters/content/guides.ts';
import type { Language } from '../../../src/core/message/message.ts';
import type { Words } from '../../../src/ports/words.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

type Sentences = Readonly<Record<string, string | Readonly<Record<Language, string>>>>;

/** A catalogue that knows these sentences, and "Được." for every other key except the missing ones. */
function wordsWith(sentences: Sentences = {}, missing: readonly string[] = []): Words {
  const words: Words = {
    has: (key) => !missing.includes(key),
    say: (language, { key }) => {
      const sentence = sentences[key] ?? 'Được.';
      return typeof sentence === 'string' ? sentence : sentence[language];
    },
    naming: () => words,
  };
  return words;
}

const good = `id: demo
start: device
nodes:
  device:
    kind: ask
    of:
      - { id: android, go: open }
      - { id: unsure, help: which }
  which: { kind: tell, next: device }
  open: { kind: step, stuck: open-help, next: done }
  open-help: { kind: tell, next: open }
  done: { kind: tell, next: end }
`;

function load(source: string, words = wordsWith(), name = 'demo') {
  const root = mkdtempSync(join(tmpdir(), 'guides-'));
  folders.push(root);
  mkdirSync(join(root, 'guides'));
  writeFileSync(join(root, 'guides', `${name}.yaml`), source);
  const { guides, problems } = loadGuides(root, words);
  return {
    guides,
    problems: problems.map(
      ({ file, line, column, message }) => `${file.slice(root.length + 8)}:${line}:${column} ${message}`,
    ),
  };
}

const changed = (from: string, to: string): string => {
  expect(good).toContain(from);
  return good.replace(from, to);
};

test('a guide without a mistake can be run', () => {
  const { guides, problems } = load(good);
  expect(problems).toEqual([]);
  expect(guides.get('demo')).toMatchObject({ id: 'demo', start: 'device', revision: expect.any(Number) });
});

test('no guides at all is no mistake', () => {
  expect(loadGuides(join(tmpdir(), 'there-is-no-such-folder'), wordsWith())).toEqual({
    guides: new Map(),
    chapters: new Map(),
    problems: [],
  });
});

describe('a mistake is reported where it stands:', () => {
  test.each<[string, string, string]>([
    ['a way to nowhere', changed('next: done }', 'next: dnoe }'), 'demo.yaml:10:47 no node is called "dnoe"'],
    [
      'a start that is nowhere',
      changed('start: device', 'start: here'),
      'demo.yaml:2:8 no node is called "here"',
    ],
    ['an option to nowhere', changed('go: open', 'go: opne'), 'demo.yaml:7:28 no node is called "opne"'],
    ['help that is nowhere', changed('help: which', 'help: that'), 'demo.yaml:8:29 no node is called "that"'],
    [
      'a node that nothing leads to',
      `${good}  lost: { kind: tell, next: end }\n`,
      'demo.yaml:13:3 no way leads to "lost"',
    ],
    [
      'a step without help',
      changed('stuck: open-help, ', ''),
      'demo.yaml:10:9 "stuck" is missing in nodes.open',
    ],
    [
      'help that does not come back',
      changed('open-help: { kind: tell, next: open }', 'open-help: { kind: tell, next: done }'),
      'demo.yaml:10:30 this help never comes back to "open"',
    ],
    [
      'help that is the step itself',
      changed('stuck: open-help', 'stuck: open')
        .replace('open-help: { kind: tell, next: open }', 'x: { kind: tell, next: open }')
        .replace('help: which', 'go: x'),
      'demo.yaml:10:30 this is no help',
    ],
    [
      'a long node id',
      changed('which', 'w'.repeat(21)).replace('  which:', `  ${'w'.repeat(21)}:`),
      'at most 20 characters',
    ],
    ['a long option id', changed('id: android', 'id: android-phones'), 'at most 12 characters'],
    [
      'a word of the engine',
      changed('id: unsure', 'id: skip'),
      'demo.yaml:8:15 "skip" is a choice of the engine itself',
    ],
    ['a misspelt key', changed('stuck: open-help', 'stick: open-help'), 'unknown key "stick"'],
    ['a kind there is not', changed('kind: step', 'kind: stp'), 'demo.yaml:10:17'],
    [
      'an option that does two things',
      changed('help: which', 'help: which, go: open'),
      'goes on or helps, not both',
    ],
    [
      'an option that goes nowhere',
      changed('{ id: android, go: open }', '{ id: android }'),
      '"next" is missing',
    ],
    [
      'a guide that is not there',
      changed('done: { kind: tell, next: end }', 'done: { kind: enter, flow: dmeo }'),
      'demo.yaml:12:30 no guide is called "dmeo"',
    ],
    [
      'a branch on nothing',
      changed(
        'done: { kind: tell, next: end }',
        'done: { kind: branch, on: phone, when: { a: open }, next: end }',
      ),
      'demo.yaml:12:29 nothing asks for "phone"',
    ],
    [
      'another id than the file',
      changed('id: demo', 'id: domo'),
      `demo.yaml:1:5 the file's name says "demo"`,
    ],
    [
      'a chapter that is no menu',
      changed('id: demo', 'id: demo\nchapter: vneid-everything'),
      'demo.yaml:2:10 chapter: too long for a menu: at most 13 characters',
    ],
    [
      'a picture that nobody has drawn',
      changed('kind: step, ', 'kind: step, picture: buttn, '),
      'demo.yaml:10:32 no picture is called "buttn"',
    ],
    ['no YAML', 'id: [', 'demo.yaml:1:'],
    [
      'a node with the name of the words',
      changed('which', 'choice').replace('  which:', '  choice:'),
      'taken by the words',
    ],
  ])('%s', (_, source, expected) => {
    const { problems } = load(source);
    expect(problems.join('\n')).toContain(expected);
  });

  test('a missing translation, of a node, an option or the title', () => {
    const missing = ['guides.demo.open', 'guides.demo.choice.android', 'guides.demo.title'];
    expect(load(good, wordsWith({}, missing)).problems).toEqual([
      expect.stringContaining('demo.yaml:1:5 "guides.demo.title" is missing'),
      expect.stringContaining('demo.yaml:7:15 "guides.demo.choice.android" is missing'),
      expect.stringContaining('demo.yaml:10:3 "guides.demo.open" is missing'),
    ]);
  });

  test('a sentence that is too long, in the language where it is', () => {
    const long = Array.from({ length: 21 }, () => 'chữ').join(' ');
    const words = wordsWith({ 'guides.demo.open': { vi: `Ngắn. ${long}. Ngắn.`, en: 'Short.' } });
    expect(load(good, words).problems).toEqual([
      expect.stringContaining(
        'the Vietnamese words of "guides.demo.open" have a sentence of 21 words (at most 20)',
      ),
    ]);
  });

  test('a chapter without a name', () => {
    const source = changed('id: demo', 'id: demo\nchapter: lost');
    expect(load(source, wordsWith({}, ['chapters.lost'])).problems).toEqual([
      expect.stringContaining('demo.yaml:2:10 "chapters.lost" is missing'),
    ]);
  });

  test.each([
    ['Bạn bấm ô tìm kiếm, gõ VNeID rồi bấm hình kính lúp.', 'ask for more than one action'],
    ['Bạn mở VNeID. Bạn xem tên mình.', 'tell to do two things'],
    ['Nếu máy hỏi, bạn mở VNeID. Bạn xem tên mình.', 'tell to do two things'],
  ])('a step that asks for several actions: "%s"', (vi, fault) => {
    const words = (key: string) => wordsWith({ [key]: { vi, en: 'Short.' } });
    expect(load(good, words('guides.demo.open')).problems).toEqual([expect.stringContaining(fault)]);
    expect(load(good, words('guides.demo.open-help')).problems).toEqual([]);
  });

  test('an English step that asks for several actions', () => {
    const en = 'Tap the box, type VNeID and press the button.';
    expect(load(good, wordsWith({ 'guides.demo.open': { vi: 'Ngắn.', en } })).problems).toEqual([
      expect.stringContaining('the English words of "guides.demo.open" ask for more than one action'),
    ]);
  });

  test.each([
    'Bạn gõ VNeID vào ô tìm kiếm, rồi bấm hình kính lúp.',
    'Bạn bấm “Chọn, nhập, quét” (chọn, nhập, quét).',
    'Bạn mở VNeID. Biểu tượng màu đỏ.',
  ])('but one action in words of its own is none: "%s"', (sentence) => {
    const { problems } = load(good, wordsWith({ 'guides.demo.open': { vi: sentence, en: 'Short.' } }));
    expect(problems).toEqual([]);
  });

  test('several at once, in reading order, and no guide with an error is run', () => {
    const { guides, problems } = load(changed('go: open', 'go: x').replace('next: done }', 'next: y }'));
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain(':7:');
    expect(guides.size).toBe(0);
  });
});

describe('the words of a guide ask nobody for a secret:', () => {
  const judge = (sentence: string) => load(good, wordsWith({ 'guides.demo.open': sentence })).problems.length;

  test.each([
    'Bạn gửi mã OTP cho tôi.',
    'Bạn nhắn cho tôi mật khẩu VNeID.',
    'BẠN ĐỌC MẬT KHẨU cho cán bộ.',
    'Bạn cung cấp passcode để được giúp.',
    'Bạn gửi ảnh thẻ CCCD vào đây.',
    'Bạn chụp hình mặt trước thẻ căn cước rồi gửi.',
    'Please send me the OTP code.',
    'Tell the officer your password.',
    'Share a photo of your identity card.',
    'Bạn bấm https://vneid.example.com để cài.',
    'Bạn tải tệp vneid.apk về máy.',
    'Bạn mở bit.ly/vneid.',
  ])('"%s" is refused', (sentence) => {
    expect(judge(sentence)).toBe(2);
  });

  test.each([
    'Bạn nhập mã OTP trong tin nhắn vừa nhận vào VNeID.',
    'Không đưa mã này cho ai, kể cả tôi.',
    'Mật khẩu, mã OTP, passcode thì không đưa cho ai.',
    'Bạn đặt mật khẩu ngay trong VNeID.',
    'Bạn bấm gửi lại mã, rồi nhập ngay mã mới nhất.',
    'Give this code to nobody, not even to me.',
    'Have the code sent again and type the newest one.',
    'Bạn quét mã vuông trên thẻ căn cước.',
  ])('"%s" is fine', (sentence) => {
    expect(judge(sentence)).toBe(0);
  });
});
