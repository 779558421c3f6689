import { describe, expect, test } from 'vitest';
import en from '../../../locales/en/message.json' with { type: 'json' };
import vi from '../../../locales/vi/message.json' with { type: 'json' };
import { understand } from '../../../src/core/message/understand.ts';
import { COMMON_ANSWERS, splitWords } from '../../../src/core/message/words.ts';

/** Menus as they are met in conversations. Within one of them no wording may mean two things. */
const anywhere = ['back', 'restart', 'stop', 'help', 'menu', 'resume'] as const;
const menus = [
  ['done', 'stuck', 'ask-human', 'skip', ...anywhere],
  ['yes', 'no', 'skip', ...anywhere],
  ['keep', 'retype', ...anywhere],
] as const;

describe.each([
  ['vi', vi.words],
  ['en', en.words],
] as const)('the wordings in %s', (_, words) => {
  test('are there for every common answer, and for no other', () => {
    expect(Object.keys(words)).toEqual([...COMMON_ANSWERS]);
    for (const name of COMMON_ANSWERS) expect(splitWords(words[name]).length).toBeGreaterThan(2);
  });

  test.each(menus.map((names) => [names.join(', '), names] as const))(
    'mean one thing each among %s',
    (__, names) => {
      const options = names.map((name) => ({ id: name as string, labels: splitWords(words[name]) }));
      for (const { id, labels } of options) {
        for (const label of labels) expect(`${label}: ${understand(label, options)}`).toBe(`${label}: ${id}`);
      }
    },
  );
});

test('blank wordings are dropped', () => {
  expect(splitWords(' xong | |xong rồi|')).toEqual(['xong', 'xong rồi']);
});
