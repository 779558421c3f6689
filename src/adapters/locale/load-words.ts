import { join } from 'node:path';
import { createInstance, type i18n } from 'i18next';
import { localNames } from '../../core/campaign/local-names.ts';
import type { Language, Param, Text } from '../../core/message/message.ts';
import type { Names, Words } from '../../ports/words.ts';
import { readLocale } from './read-locale.ts';
import { type Template, toTemplate } from './template.ts';

const LANGUAGES: readonly Language[] = ['vi', 'en'];

/** Reads locales/<language>/**.json. Says nothing rather than half a sentence: a missing key or value is an Error. */
export function loadWords(localesDir: string): Words {
  const catalogues = LANGUAGES.map((language) => {
    const sentences = readLocale(join(localesDir, language));
    return [language, sentences] as const;
  });
  const i18n = createInstance();
  void i18n.init({
    resources: Object.fromEntries(
      catalogues.map(([language, sentences]) => [language, { words: Object.fromEntries(sentences) }]),
    ),
    defaultNS: 'words',
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  const speakers = Object.fromEntries(
    catalogues.map(([language, sentences]) => [language, createSpeaker(language, sentences, i18n)]),
  ) as Record<Language, Speaker>;

  const naming = (names: Names): Words => ({
    say: (language, text) => speakers[language].say(text, names),
    has: (key) => LANGUAGES.every((language) => speakers[language].has(key)),
    naming,
  });
  return naming(localNames({ commune: { kind: 'xa' }, units: [] }));
}

interface Speaker {
  say(text: Text, names: Names): string;
  has(key: string): boolean;
}

/** i18next finds the sentence and its plural form; the result is cut once and kept, since it is by far the slower part. */
function createSpeaker(language: Language, sentences: ReadonlyMap<string, string>, { t }: i18n): Speaker {
  const templates = new Map<string, Template>();
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB');
  const has = (key: string): boolean =>
    key === 'plain' || sentences.has(key) || sentences.has(`${key}_other`);

  function find(key: string, count: Param | undefined): Template {
    const counts = typeof count === 'number' && sentences.has(`${key}_other`);
    const form = counts ? `${key}_${plurals.select(count)}` : key;
    const known = templates.get(form);
    if (known !== undefined) return known;
    if (!has(key)) throw new Error(`no sentence is called "${key}" in ${language}`);
    const sentence = t(key, { lng: language, skipInterpolation: true, ...(counts && { count }) });
    const template = toTemplate(sentence);
    templates.set(form, template);
    return template;
  }

  function show(
    value: Param | undefined,
    isNumber: boolean,
    name: string,
    key: string,
    names: Names,
  ): string {
    if (value === undefined) throw new Error(`"${key}" needs a value for {{${name}}}`);
    if (typeof value === 'object') return say(value, names);
    return typeof value === 'number' && isNumber ? numbers.format(value) : String(value);
  }

  function say({ key, params }: Text, names: Names): string {
    if (key === 'plain') return show(params?.['text'], false, 'text', key, names);
    const { first, slots } = find(key, params?.['count']);
    let said = first;
    for (const { name, isNumber, after } of slots) {
      said += show(params?.[name] ?? names[name], isNumber, name, key, names) + after;
    }
    return said;
  }

  return { say, has };
}
