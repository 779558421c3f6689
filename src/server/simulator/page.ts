import { readdirSync, readFileSync } from 'node:fs';
import type { Language } from '../../core/message/message.ts';
import type { Words } from '../../ports/words.ts';

export interface Page {
  html(language: Language): string;
  /** A script, style or picture of the page, by its name. */
  file(name: string): { readonly content: string; readonly type: string } | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Reads the page once, at start: what is not in the folder then cannot be asked for, whatever the path says. */
export function readPage(words: Words): Page {
  const folder = new URL('./page/', import.meta.url);
  const files = new Map(
    readdirSync(folder).flatMap((name) => {
      const type = TYPES[name.split('.').at(-1) ?? ''];
      return type ? [[name, { content: readFileSync(new URL(name, folder), 'utf8'), type }] as const] : [];
    }),
  );
  const template = readFileSync(new URL('page.html', folder), 'utf8');
  const pages = { vi: translate(template, words, 'vi'), en: translate(template, words, 'en') };
  return { html: (language) => pages[language], file: (name) => files.get(name) };
}

/** Puts the catalogue's words where the page says {{name}}. The file itself says that it is Vietnamese. */
function translate(template: string, words: Words, language: Language): string {
  return template
    .replace('<html lang="vi"', `<html lang="${language}"`)
    .replaceAll(/\{\{([a-z-]+)\}\}/g, (_, name: string) =>
      escapeHtml(words.say(language, { key: `simulator.page.${name}` })),
    );
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
