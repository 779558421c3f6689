import { expect, test } from 'vitest';
import en from '../../../locales/en/person.json' with { type: 'json' };
import vi from '../../../locales/vi/person.json' with { type: 'json' };
import { localNames } from '../../../src/core/campaign/local-names.ts';
import type { Text } from '../../../src/core/message/message.ts';
import { readAddress } from '../../../src/core/person/address.ts';
import { type CitizenId, readCitizenId } from '../../../src/core/person/citizen-id.ts';
import { warnAge, warnBirthYear, warnSex } from '../../../src/core/person/citizen-id-facts.ts';
import { readName } from '../../../src/core/person/name.ts';
import { readPhone } from '../../../src/core/person/phone.ts';
import { readPlates } from '../../../src/core/person/plates.ts';
import type { Reading } from '../../../src/core/person/reading.ts';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path: string): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}.${key}`, value] as const] : leaves(value, `${path}.${key}`),
  );
}

const blanks = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{\{([\w-]+)\}\}/g)].map(([, name = '']) => name).sort();

/** Blanks that fill themselves, wherever they stand. */
const ownBlanks = Object.keys(localNames({ commune: { kind: 'xa' }, units: [] }));

/** One text for every sentence that can be said. */
const said = [
  ...texts(
    ['', '001099000001 và 001199000001', '12345678901234', '123456789', '0912345678', '000000000000'].concat([
      '001499000001',
      '001299000001',
      'O01099000001',
      '79099000001',
      '333099000001',
      'OO3099000001',
    ]),
    (text) => readCitizenId(text, { year: 2026 }),
  ),
  ...texts(
    [
      '',
      '0912345678',
      '51T11234',
      '29MD12345',
      '13A-123.45',
      '12345',
      '30J-123.45',
      '51T11234, 30A-123.45',
    ].concat(['3OLD-123.45, TM-12-34, 80-441-NG-02', '12345, 123456', '1,'.repeat(30)]),
    readPlates,
  ),
  ...texts(
    [
      '',
      '0912',
      '1900123',
      '01111111111',
      '01231234567',
      'O912345678',
      '912345678',
      '0311234567',
      '+12025550123',
    ].concat('0912345678/0987654321'),
    readPhone,
  ),
  ...texts(
    ['', 'A1', 'A/B', 'Thử '.repeat(40), 'V¨n', 'Vaên', 'A', 'a b c d e f g h i', '王小明', 'Anh Thư'],
    readName,
  ),
  ...texts(['', '0912345678', 'thôn Thử '.repeat(50)], readAddress),
  warnSex('001099000001' as CitizenId, 'female'),
  warnBirthYear('001099000001' as CitizenId, 1998),
  warnAge('001212000001' as CitizenId, { atLeast: 14, year: 2025 }),
  warnAge('001212000001' as CitizenId, { atLeast: 14, year: 2026 }),
].flatMap((text) => (text === undefined ? [] : nested(text)));

function texts<T>(typed: readonly string[], read: (text: string) => Reading<T>): readonly Text[] {
  return typed.map(read).flatMap((reading) => {
    if (reading.verdict === 'sure') return [];
    return reading.verdict === 'no'
      ? [reading.because]
      : [reading.because, ...reading.readings.map(({ label }) => label)];
  });
}

function nested(text: Text): readonly Text[] {
  const inner = Object.values(text.params ?? {}).filter((param) => typeof param === 'object');
  return [text, ...inner.flatMap(nested)];
}

test('everything that can be said has its sentence, and every sentence can be said', () => {
  const keys = new Set(said.map(({ key }) => key));
  expect([...keys].sort()).toEqual(
    leaves(vi, 'person')
      .map(([key]) => key)
      .sort(),
  );
});

test('every blank in a sentence is filled', () => {
  const sentences = new Map(leaves(vi, 'person'));
  for (const { key, params = {} } of said) {
    expect(
      blanks(sentences.get(key) ?? '').filter((name) => !(name in params) && !ownBlanks.includes(name)),
      key,
    ).toEqual([]);
  }
});

test('both languages have the same sentences with the same blanks', () => {
  const shape = (tree: Tree) =>
    leaves(tree, 'person').map(([key, sentence]) => `${key} ${blanks(sentence).join(' ')}`);
  expect(shape(en).toSorted()).toEqual(shape(vi).toSorted());
});
