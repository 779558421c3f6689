import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod';
import { admit, type DeskDeps, type DeskReading, type DeskRefusal } from '../../app/violation/desk.ts';
import type { DeskActing } from '../../app/violation/desk-acting.ts';
import type { DeskKeys } from '../../app/violation/desk-keys.ts';
import type { DeskResealing } from '../../app/violation/desk-resealing.ts';
import type { Visits } from '../../app/visits.ts';
import type { WordsOf } from '../../app/words-of.ts';
import { text } from '../../core/message/say.ts';
import { nextStates, TIP_STATES } from '../../core/violation/state.ts';
import type { Words } from '../../ports/words.ts';
import { layout } from '../pages/layout.ts';
import { type PageEnv, refuseVisit, requireVisit } from '../pages/visit.ts';
import { toBody } from '../to-body.ts';
import { answer, bytesOf } from './json.ts';
import { deskWords, paperWords, templates } from './page-words.ts';

interface Deps extends Pick<DeskDeps, 'planner' | 'clock'> {
  readonly words: Words;
  readonly wordsOf: WordsOf;
  readonly visits: Visits;
  readonly reading: DeskReading;
  readonly acting: DeskActing;
  readonly keys: DeskKeys;
  readonly resealing: DeskResealing;
}

const STATUS: Readonly<Record<DeskRefusal, 400 | 403 | 404 | 409 | 503>> = {
  'not-allowed': 403,
  closed: 404,
  gone: 404,
  changed: 409,
  wrong: 400,
  'last-key': 409,
  'known-key': 409,
  'four-eyes': 403,
  'not-now': 503,
  'no-file': 404,
};

const Base64 = z.base64();
const News = z.string().max(4000).optional();
const Move = z.object({ to: z.string(), version: z.int(), act: z.string().max(40).optional(), news: News });
const Write = z.object({ kind: z.string(), body: Base64, news: News });
const Headers = z.record(z.string(), Base64);
const OneKey = z.object({ key: z.string().max(200) });
const Key = z.object({ key: z.string().max(200), label: z.string().max(200), spare: z.boolean() });

/** The desk of a commune. What is sealed is opened in the browser; this server hands it over as it is. */
export function createDeskPage(deps: Deps): Hono {
  const { words, reading, acting, keys, resealing } = deps;
  const http = new Hono<PageEnv>();
  http.use('/desk/*', requireVisit(deps, 'desk'));

  http.get('/desk', (c) => {
    const who = admit(deps, c.var.visit);
    if ('refused' in who) return refuseVisit(c, words, 403, 'not-allowed');
    const { section } = who.intake;
    const setting = {
      csrf: c.var.csrf,
      commune: who.commune,
      acts: section.acts,
      bodies: section.bodies,
      places: section.places,
      desk: section.desk,
      next: Object.fromEntries(TIP_STATES.map((state) => [state, nextStates(state)])),
      words: deskWords(c.var.say),
      paper: paperWords(words),
      templates: templates(words),
      deskName: section.bodies.find(({ id }) => id === section.desk)?.name ?? '',
      place: who.intake.content.commune.name,
    };
    const { say } = c.var;
    const body = html`
      <link rel="stylesheet" href="/violation/desk.css" />
      <div id="desk" data-setting="${JSON.stringify(setting)}"></div>
      <noscript><p class="refused">${say(text('violation.page.no-script'))}</p></noscript>
      <script type="module" src="/violation/desk.js"></script>
    `;
    return c.html(layout(say, { title: text('web.page.desk'), body }));
  });

  http.get('/desk/list', async (c) => settle(c, await reading.list(c.var.visit)));
  http.get('/desk/tips/:id', async (c) => settle(c, await reading.thread(c.var.visit, c.req.param('id'))));
  http.get('/desk/tips/:id/files/:file', async (c) => {
    const found = await reading.file(c.var.visit, c.req.param('id'), c.req.param('file'));
    if ('refused' in found) return settle(c, found);
    return c.body(toBody(found.bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Cache-Control': 'no-store',
    });
  });
  http.post('/desk/tips/:id/identity', (c) =>
    taking(c, z.object({ reason: Base64 }), ({ reason }) =>
      reading.identity(c.var.visit, c.req.param('id'), bytesOf(reason)),
    ),
  );
  http.post('/desk/tips/:id/move', (c) =>
    taking(c, Move, ({ to, version, act, news }) =>
      acting.move(c.var.visit, c.req.param('id'), to, version, {
        ...(act && { act }),
        ...(news && { news }),
      }),
    ),
  );
  http.post('/desk/tips/:id/write', (c) =>
    taking(c, Write, ({ kind, body, news }) =>
      acting.write(c.var.visit, c.req.param('id'), kind, bytesOf(body), news),
    ),
  );
  http.post('/desk/tips/:id/propose', (c) =>
    taking(c, z.object({ act: z.string().max(40).optional() }), ({ act }) =>
      acting.propose(c.var.visit, c.req.param('id'), act),
    ),
  );
  http.post('/desk/tips/:id/block', (c) =>
    taking(c, z.object({ handle: z.string() }), ({ handle }) =>
      acting.block(c.var.visit, c.req.param('id'), handle),
    ),
  );
  http.post('/desk/tips/:id/files/:file/fetch', (c) =>
    taking(c, z.object({ from: Base64.max(8000) }), ({ from }) =>
      acting.fetchFile(c.var.visit, c.req.param('id'), c.req.param('file'), from),
    ),
  );
  http.post('/desk/tips/:id/reseal', async (c) =>
    settle(c, await resealing.open(c.var.visit, c.req.param('id'))),
  );
  http.post('/desk/tips/:id/reseal/headers', (c) =>
    taking(c, Headers, (headers) =>
      resealing.put(
        c.var.visit,
        c.req.param('id'),
        new Map(Object.entries(headers).map(([place, header]) => [place, bytesOf(header)])),
      ),
    ),
  );
  http.post('/desk/keys', (c) =>
    taking(c, Key, ({ key, label, spare }) => keys.add(c.var.visit, key, label, spare)),
  );
  http.post('/desk/keys/confirm', (c) => taking(c, OneKey, ({ key }) => keys.confirm(c.var.visit, key)));
  http.post('/desk/keys/retire', (c) => taking(c, OneKey, ({ key }) => keys.retire(c.var.visit, key)));
  return new Hono().route('/', http);

  async function taking<T>(
    c: Context<PageEnv>,
    shape: z.ZodType<T>,
    work: (body: T) => Promise<object>,
  ): Promise<Response> {
    const body = shape.safeParse(await c.req.json().catch(() => undefined));
    return settle(c, body.success ? await work(body.data) : { refused: 'wrong' });
  }

  function settle(c: Context<PageEnv>, outcome: object): Response {
    if (!('refused' in outcome)) return answer(c, outcome);
    const refused = outcome.refused as DeskRefusal;
    return answer(
      c,
      { refused, message: c.var.say(text(`violation.desk.refused.${refused}`)) },
      STATUS[refused],
    );
  }
}
