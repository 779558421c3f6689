import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loadWords } from '../../../src/adapters/locale/load-words.ts';
import { plain } from '../../../src/core/message/message.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Writes locales/… and reads them. A file that is not given is the same in both languages. */
function wordsOf(files: Record<string, unknown>) {
  const root = mkdtempSync(join(tmpdir(), 'locales-'));
  folders.push(root);
  for (const language of ['vi', 'en']) mkdirSync(join(root, language));
  for (const [name, content] of Object.entries(files)) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return loadWords(root);
}

const both = (content: unknown, english = content) => ({ 'vi/a.json': content, 'en/a.json': english });

describe('a sentence', () => {
  test('is found by the folders, the file and the keys it stands under', () => {
    const words = wordsOf({
      'vi/guides/vneid-install.json': { 'open-store': 'Bạn mở kho.', choice: { done: 'Xong' } },
      'en/guides/vneid-install.json': { 'open-store': 'Open the store.', choice: { done: 'Done' } },
    });
    expect(words.say('vi', { key: 'guides.vneid-install.open-store' })).toBe('Bạn mở kho.');
    expect(words.say('en', { key: 'guides.vneid-install.choice.done' })).toBe('Done');
  });

  test('takes its values as they are: nothing escaped, nothing in them interpreted', () => {
    const words = wordsOf(both({ hello: 'Chào {{name}}, {{ count }} người.' }));
    const said = words.say('vi', {
      key: 'a.hello',
      params: { name: '<b>{{count}} $t(a.hello)</b>', count: 3 },
    });
    expect(said).toBe('Chào <b>{{count}} $t(a.hello)</b>, 3 người.');
  });

  test('puts the texts inside it into its own language', () => {
    const words = wordsOf(
      both({ fix: 'Sửa: {{what}}', name: 'Họ tên' }, { fix: 'Correct: {{what}}', name: 'Name' }),
    );
    const text = { key: 'a.fix', params: { what: { key: 'a.name' } } };
    expect(words.say('vi', text)).toBe('Sửa: Họ tên');
    expect(words.say('en', text)).toBe('Correct: Name');
  });

  test('writes a number with thousands only where it asks for it', () => {
    const words = wordsOf(both({ n: '{{year}}: {{people, number}}' }));
    const params = { year: 2025, people: 12345.5 };
    expect(words.say('vi', { key: 'a.n', params })).toBe('2025: 12.345,5');
    expect(words.say('en', { key: 'a.n', params })).toBe('2025: 12,345.5');
  });

  test('has the plural forms of its language', () => {
    const words = wordsOf(
      both({ p_other: '{{count}} người' }, { p_one: '{{count}} person', p_other: '{{count}} people' }),
    );
    const count = (n: number) => ({ key: 'a.p', params: { count: n } });
    expect([1, 2].map((n) => words.say('en', count(n)))).toEqual(['1 person', '2 people']);
    expect(words.say('vi', count(1))).toBe('1 người');
    expect(words.has('a.p')).toBe(true);
  });

  test('that is data already is said as it is', () => {
    expect(wordsOf({}).say('en', plain('Thôn {{1}}'))).toBe('Thôn {{1}}');
    expect(wordsOf({}).has('plain')).toBe(true);
  });
});

describe('what is missing is an error, never half a sentence:', () => {
  const words = wordsOf({ 'vi/a.json': { x: 'x {{y}}', only: 'vi' }, 'en/a.json': { x: 'x {{y}}' } });

  test('a key', () => {
    expect(() => words.say('vi', { key: 'a.nope' })).toThrow('no sentence is called "a.nope" in vi');
    expect(() => words.say('en', { key: 'a.only' })).toThrow('no sentence is called "a.only" in en');
    expect(() => words.say('vi', { key: 'constructor' })).toThrow('constructor');
  });

  test('a value', () => {
    expect(() => words.say('vi', { key: 'a.x' })).toThrow('"a.x" needs a value for {{y}}');
  });

  test('a language', () => {
    expect([words.has('a.x'), words.has('a.only'), words.has('a.nope')]).toEqual([true, false, false]);
  });
});

describe('a file that cannot be used is named:', () => {
  test('broken JSON', () => {
    expect(() => wordsOf(both('{'))).toThrow(/vi.a\.json: /);
  });

  test('something that is no sentence', () => {
    expect(() => wordsOf(both({ x: { y: 3 } }))).toThrow(/vi.a\.json: "a\.x\.y" is neither a sentence nor/);
    expect(() => wordsOf(both({ x: ['y'] }))).toThrow('"a.x" is neither');
  });

  test('two files that give the same key', () => {
    expect(() => wordsOf({ 'vi/a.json': { b: { c: 'x' } }, 'vi/a/b.json': { c: 'y' } })).toThrow(
      '"a.b.c" is in another file already',
    );
  });
});
