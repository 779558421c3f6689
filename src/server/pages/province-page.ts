import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { loadProvince } from '../../app/load-province.ts';
import { plain } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { ProvinceView } from '../../core/report/totals-view.ts';
import { instant } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import type { ApiDeps } from '../api/api.ts';
import { isForeign } from './csrf.ts';
import { type Html, layout, type Speaker, speakerOf } from './layout.ts';
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
    return c.html(page(say, table(say, await loadProvince(deps, reader, clock.now()))));
  });
  return http;
}

const page = (say: Speaker, body: Html): Html => layout(say, { title: text('province.title'), body });

const form = (say: Speaker): Html => html`<form method="post">
  <label for="token">${say(text('province.token'))}</label>
  <input id="token" name="token" type="password" autocomplete="off" required />
  <button class="main" type="submit">${say(text('province.show'))}</button>
</form>`;

/** Communes of one campaign are not added up with those of another: each row says what it counts. */
function table(say: Speaker, { asOf, communes }: ProvinceView): Html {
  const at = say(showMoment(instant(asOf), 'Asia/Ho_Chi_Minh'));
  return html`<section class="card" aria-labelledby="communes">
    <h2 id="communes">${say(text('province.communes', { count: communes.length, asOf: plain(at) }))}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${say(text('province.title'))}">
      <table>
        <thead>
          <tr>
            <th scope="col">${say(text('province.commune'))}</th>
            <th scope="col">${say(text('province.campaign'))}</th>
            <th scope="col">${say(text('province.figures'))}</th>
            <th scope="col" class="number">${say(text('province.met'))}</th>
            <th scope="col" class="number">${say(text('province.filed'))}</th>
            <th scope="col" class="number">${say(text('province.overdue'))}</th>
          </tr>
        </thead>
        <tbody>
          ${communes.map((one) => row(say, one))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function row(say: Speaker, { name, province, current }: ProvinceView['communes'][number]): Html {
  if (current === null) {
    return html`<tr>
      <th scope="row">${name}, ${province}</th>
      <td colspan="5">${say(text('command.no-campaign'))}</td>
    </tr>`;
  }
  const { reports, targets, metrics } = current;
  const filed = reports['on-time'] + reports.late;
  const owed = filed + reports.overdue + reports.open;
  return html`<tr>
    <th scope="row">${name}, ${province}</th>
    <td>${current.title}</td>
    <td>
      ${metrics.map(
        ({ id, people, entries }) =>
          html`<div>${say(text('province.figure', { metric: text(`campaign.metric.${id}`), people, entries }))}</div>`,
      )}
    </td>
    <td class="number">${targets.filter(({ state }) => state === 'met').length}/${targets.length}</td>
    <td class="number">${filed}/${owed}</td>
    <td class="number">${reports.overdue}</td>
  </tr>`;
}
