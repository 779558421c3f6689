import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Visits } from '../../app/visits.ts';
import { text } from '../../core/message/say.ts';
import type { Words } from '../../ports/words.ts';
import { isForeign } from './csrf.ts';
import { layout, speakerOf } from './layout.ts';
import { cookieOf, keepSession, refuseVisit, wantedLanguage } from './visit.ts';

interface Deps {
  readonly visits: Visits;
  readonly words: Words;
  /** Where browsers reach this server; over https the cookie is for https only. */
  readonly publicUrl: () => string;
}

const REFUSED = { unknown: 404, used: 410, late: 410 } as const;

/** Where a link out of a chat leads: one button. Looking opens nothing, because chat apps look at every link. */
export function createLinkPage({ visits, words, publicUrl }: Deps): Hono {
  const http = new Hono();
  http.use('/l/*', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    return next();
  });

  http.get('/l/:token', async (c) => {
    const found = await visits.find(c.req.param('token'));
    if ('because' in found) return refuseVisit(c, words, REFUSED[found.because], found.because);
    const say = speakerOf(words, wantedLanguage(c, found.language));
    const title = text(`web.page.${found.link.page}`);
    const body = html`
      <p>${say(text('web.open.note'))}</p>
      <form method="post"><button class="main" type="submit">${say(text('web.open.button', { title }))}</button></form>
    `;
    return c.html(layout(say, { title, body }));
  });

  http.post('/l/:token', async (c) => {
    // Nobody is to be led into somebody else's session without noticing.
    if (isForeign(c)) return refuseVisit(c, words, 403, 'foreign');
    const opened = await visits.open(c.req.param('token'));
    if ('because' in opened) return refuseVisit(c, words, REFUSED[opened.because], opened.because);
    const { page } = opened.link;
    const before = getCookie(c, cookieOf(page));
    if (before !== undefined) await visits.end(before);
    keepSession(c, page, opened.session, publicUrl().startsWith('https:'));
    return c.redirect(`/${page}`, 303);
  });
  return http;
}
