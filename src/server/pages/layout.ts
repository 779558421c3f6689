import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language, Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { Words } from '../../ports/words.ts';

/** A piece of a page; what is put into it has been escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Puts a page's sentences into the reader's language. */
export interface Speaker {
  readonly language: Language;
  (text: Text): string;
}

export const speakerOf = (words: Words, language: Language): Speaker =>
  Object.assign((said: Text) => words.say(language, said), { language });

interface Page {
  readonly title: Text;
  /** Under the title: whose page it is, and as of when. */
  readonly about?: Text;
  readonly body: Html;
}

/** A whole page: no script, one column, styles of its own server only, so that it works on any phone and on paper. */
export function layout(say: Speaker, { title, about, body }: Page): Html {
  const other = say.language === 'vi' ? 'en' : 'vi';
  const name = say(title);
  return html`<!doctype html>
<html lang="${say.language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex, nofollow" />
    <title>${name} – Cao Điểm</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/assets/base.css" />
    <link rel="stylesheet" href="/assets/pages.css" />
  </head>
  <body class="page">
    <a class="skip" href="#main">${say(text('web.skip'))}</a>
    <header class="page-top">
      <p class="product">Cao Điểm</p>
      <a class="other-language" href="?lang=${other}" lang="${other}" hreflang="${other}"
        >${say(text('web.other-language'))}</a
      >
      <h1>${name}</h1>
      ${about === undefined ? '' : html`<p class="about">${say(about)}</p>`}
    </header>
    <main id="main" tabindex="-1">${body}</main>
  </body>
</html>`;
}
