import { readFileSync } from 'node:fs';
import type { Language, Text } from '../../../src/core/message/message.ts';
import type { Words } from '../../../src/ports/words.ts';

type Tree = { readonly [name: string]: string | Tree };

/** The real words of the simulator, straight from locales/. A key that is missing throws. */
export function readWords(): Words {
  const trees = { vi: readTree('vi'), en: readTree('en') };
  return { say, has: (key) => find('vi', key) !== undefined };

  function say(language: Language, { key, params = {} }: Text): string {
    if (key === 'plain') return String(params['text']);
    const text = find(language, key);
    if (text === undefined) throw new Error(`no ${language} words for ${key}`);
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const param = params[name] ?? '';
      return typeof param === 'object' ? say(language, param) : String(param);
    });
  }

  function find(language: Language, key: string): string | undefined {
    let at: string | Tree | undefined = trees[language];
    for (const name of key.split('.')) at = typeof at === 'object' ? at[name] : undefined;
    return typeof at === 'string' ? at : undefined;
  }
}

function readTree(language: Language): Tree {
  const file = new URL(`../../../locales/${language}/simulator.json`, import.meta.url);
  return { simulator: JSON.parse(readFileSync(file, 'utf8')) as Tree };
}
