import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadWords } from '../../../src/adapters/locale/load-words.ts';
import { readLocale } from '../../../src/adapters/locale/read-locale.ts';
import { TOPICS } from '../../../src/core/topic/topic.ts';

const root = join(import.meta.dirname, '../../..');
const vi = readLocale(join(root, 'locales/vi'));
const en = readLocale(join(root, 'locales/en'));
const words = loadWords(join(root, 'locales'));

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .toSorted();

/** Vietnamese has one plural form, English two; they are one key. */
const keysOf = (sentences: ReadonlyMap<string, string>): string[] =>
  [...new Set([...sentences.keys()].map((key) => key.replace(/_(one|other)$/, '')))].toSorted();

const placeholders = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{[^{}]*\}\}/g)].map(([slot]) => slot).toSorted();

describe('the two languages', () => {
  test('are in the same files', () => {
    expect(filesIn('locales/en', '.json')).toEqual(filesIn('locales/vi', '.json'));
  });

  test('have the same sentences', () => {
    expect(keysOf(en)).toEqual(keysOf(vi));
  });

  test('have the same placeholders in each of them', () => {
    const differing = [...vi].flatMap(([key, sentence]) => {
      const other = en.get(key) ?? en.get(`${key}_other`);
      const [ours, theirs] = [placeholders(sentence), placeholders(other ?? '')];
      return ours.join() === theirs.join() ? [] : [`${key}: ${ours} / ${theirs}`];
    });
    expect(differing).toEqual([]);
  });
});

describe.each([
  ['vi', vi],
  ['en', en],
] as const)('every sentence in %s', (_, sentences) => {
  test('is composed Unicode, without stray spaces, with whole placeholders', () => {
    const odd = [...sentences].filter(
      ([key, sentence]) =>
        sentence !== sentence.normalize('NFC') ||
        sentence !== sentence.trimEnd() ||
        sentence === '' ||
        // A letter leaves room for what is written in by hand: its number, the day it is signed.
        (/\S {2}/.test(sentence) && !key.startsWith('letter.')) ||
        /\{\{|\}\}/.test(sentence.replaceAll(/\{\{\s*[a-z0-9-]+\s*(, number)?\s*\}\}/gi, '')),
    );
    expect(odd).toEqual([]);
  });
});

test('every key that stands in the source has its sentence', () => {
  // Topics of free text are called like keys, and are none.
  const topics: ReadonlySet<string> = new Set(TOPICS);
  const namespaces = new Set([...vi.keys()].map((key) => key.split('.')[0]));
  // Imports are left out, and lists of names: those are ids that may look like keys. So are channels, which say nothing
  // of their own; platforms call their events "message.text.received".
  const speaking = filesIn('src', '.ts').filter((name) => !name.startsWith('adapters/channels/'));
  const used = speaking.flatMap((name) => {
    const source = readFileSync(join(root, 'src', name), 'utf8').replaceAll(
      /^import .*$|= \[[^\]]*\] as const/gm,
      '',
    );
    return [...source.matchAll(/'([a-z0-9-]+(?:\.[a-z0-9-]+)+)'/g)]
      .map(([, key = '']) => ({ key, name }))
      .filter(({ key }) => namespaces.has(key.split('.')[0] ?? '') && !topics.has(key));
  });
  expect(used.length).toBeGreaterThan(50);
  expect(used.filter(({ key }) => !words.has(key))).toEqual([]);
});
