import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findManyActions } from '../../../src/adapters/content/guides-actions.ts';
import { judge } from '../../../src/adapters/content/guides-wording.ts';
import { readLocale } from '../../../src/adapters/locale/read-locale.ts';

const root = join(import.meta.dirname, '../../..');

/** Files of which a citizen reads something; in a file for officers too, only the parts that are named. */
const FOR_CITIZENS = [
  'announce',
  'campaign',
  'chapters',
  'choose-unit',
  'closed',
  'command.no-campaign',
  'command.not-allowed',
  'command.only-heads',
  'command.not-your-unit',
  'consent',
  'dialogue',
  'flow',
  'guides',
  'help',
  'join',
  'language',
  'menu',
  'message',
  'nudge',
  'person',
  'pictures',
  'place',
  'places',
  'poster',
  'pledge',
  'report.ask',
  'rights',
  'start',
  'topic',
  'verify',
  'violation',
  'web',
];

/** What people may type, not what they read. */
const isTyped = (key: string): boolean => /(^|\.)words\.|^command\.words/.test(key);

/** Names of the place count with the words that they are; figures and dates count as one. */
const LOCAL = new Map([
  ['police', 'Công an xã'],
  ['village-head', 'trưởng thôn'],
]);

/** Figures for officers and heads that stand in the same files. */
const FOR_OFFICERS = ['violation.figures', 'violation.desk.'];

describe.each(['vi', 'en'] as const)('what citizens read in %s', (language) => {
  const sentences = [...readLocale(join(root, 'locales', language))].filter(
    ([key]) =>
      !isTyped(key) &&
      !FOR_OFFICERS.some((part) => key.startsWith(part)) &&
      FOR_CITIZENS.some((part) => key === part || key.startsWith(`${part}.`)),
  );

  test('is in sentences of at most 20 words, and none asks for a secret', () => {
    expect(sentences.length).toBeGreaterThan(1_000);
    const faults = sentences.flatMap(([key, text]) =>
      judge(text.replaceAll(/\{\{(\S+?)\}\}/g, (slot, name) => LOCAL.get(name) ?? slot)).map(
        (fault) => `${key} ${fault}`,
      ),
    );
    expect(faults).toEqual([]);
  });

  test('asks for one thing at a time', () => {
    const asked = sentences.filter(([key]) => /\.(ask|who|age|my-age|other-agrees)(\.|$)/.test(key));
    expect(asked.length).toBeGreaterThan(30);
    const faults = asked.filter(
      ([, text]) => (text.match(/\?/g)?.length ?? 0) > 1 || findManyActions(language, text).length > 0,
    );
    expect(faults).toEqual([]);
  });
});
