import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { loadProvince } from '../../app/load-province.ts';
import { text } from '../../core/message/say.ts';
import type { ApiDeps } from '../api/api.ts';
import { isForeign } from './csrf.ts';
import { type Html, layout, type Speaker, speakerOf } from './layout.ts';
import { provinceFigures } from './province-figures.ts';
import { refuseVisit, wantedLanguage } from './visit.ts';

/**
 * Many communes on one page, in totals and never in names, for whoever has a token of the province. The token is asked
 * for each time and kept nowhere; the answer is a page to read and print.
 */
export function createProvincePage(deps: ApiDeps): Hono {
  const { clock, words, findReader } = deps;
  const http = new Hono();
  const speak = (c: Context) => speakerOf(words, wantedLanguage(c, 'vi'));
  http.use('/province', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    return next();
  });

  http.get('/province', (c) => c.html(page(speak(c), form(speak(c)))));
  http.post('/province', async (c) => {
    if (isForeign(c)) return refuseVisit(c, words, 403, 'foreign');
    const say = speak(c);
    const { token } = await c.req.parseBody();
    const reader = typeof token === 'string' ? await findReader(token.trim()) : undefined;
    if (reader === undefined) {
      return c.html(
        page(say, html`<p class="refused" role="alert">${say(text('province.bad-token'))}</p>${form(say)}`),
        401,
      );
    }
    return c.html(page(say, provinceFigures(say, await loadProvince(deps, reader, clock.now()))));
  });
  return http;
}

const page = (say: Speaker, body: Html): Html => layout(say, { title: text('province.title'), body });

const form = (say: Speaker): Html => html`<form method="post">
  <label for="token">${say(text('province.token'))}</label>
  <input id="token" name="token" type="password" autocomplete="off" required />
  <button class="main" type="submit">${say(text('province.show'))}</button>
</form>`;
