import { describe, expect, test } from 'vitest';
import { createWhyWords } from '../../../src/app/queries/why-words.ts';
import { readWhy } from '../../../src/core/report/read-why.ts';
import { content } from '../../support/test-app.ts';
import { createTalk, headOf } from '../dialogue/talk.ts';

const words = createWhyWords((key) =>
  (['vi', 'en'] as const).map((language) => content.words.say(language, { key })).join('|'),
);

test.each([
  ['sao thôn 3 thấp thế', 'thon 3', 'figure'],
  ['Visao thôn 3?', 'thon 3', 'figure'],
  ['thôn 3 vì sao ít vậy', 'thon 3', 'figure'],
  ['tai sao so lieu thon 3 sai', 'thon 3', 'figure'],
  ['sao ít thế', '', 'figure'],
  ['why is thôn 3 so low', 'thon 3', 'figure'],
  ['sao thôn 3 chưa nộp', 'thon 3', 'reminders'],
  ['sao không nhắc thôn 3', 'thon 3', 'reminders'],
])('%j asks why of %j', (typed, about, of) => {
  expect(readWhy(typed, words)).toMatchObject({ about, of });
});

test.each(['báo cáo thôn 3 sao rồi', 'còn thôn 3 thì sao', 'làm sao cài vneid', 'bản sao', 'tổng thôn 3'])(
  '%j asks no such thing',
  (typed) => {
    expect(readWhy(typed, words)).toBeUndefined();
  },
);

describe.each([
  ['an officer', [{ role: 'officer', commune: 'nghia-trung', unit: null }] as const],
  ['a head', headOf('thon-3')],
])('%s', (_, grants) => {
  const ordered = (typed: string): string | undefined => {
    const talk = createTalk({ grants });
    talk.say('menu');
    talk.say(typed);
    return talk.asked.at(-1);
  };

  test.each(['vì sao thôn 3', 'vi sao thon 3', 'visao thôn 3', 'taisao thon 3', 'sao thôn 3 thấp thế'])(
    'reaches the figure by %j',
    (typed) => {
      expect(ordered(typed)).toBe('explain thon 3');
    },
  );

  test.each(['sao thôn 3 không được nhắc', 'vì sao thôn 3 chưa nộp'])(
    'reaches the reminders by %j',
    (typed) => {
      expect(ordered(typed)).toBe('why thon-3');
    },
  );

  test.each([
    ['sao không đăng nhập được', 'answer vneid.system-error'],
    ['vì sao phải cài vneid', 'answer vneid.install'],
    ['vì sao không thấy mã otp', 'answer vneid.otp'],
  ])('is helped with the app by %j', (typed, answer) => {
    expect(ordered(typed)).toBe(answer);
  });
});
