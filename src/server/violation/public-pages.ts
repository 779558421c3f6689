import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod';
import type { Planner } from '../../app/planner.ts';
import { intakeOf } from '../../app/violation/intake-of.ts';
import type { PublicTips } from '../../app/violation/public-tips.ts';
import { communeTitle } from '../../core/campaign/commune-title.ts';
import { plain } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { MAX_FILES } from '../../core/violation/tip-flow.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Words } from '../../ports/words.ts';
import type { ClientEnv } from '../client-address.ts';
import { layout, type Speaker, speakerOf } from '../pages/layout.ts';
import { refuseVisit, wantedLanguage } from '../pages/visit.ts';
import { readBody } from '../read-body.ts';
import { answer, bytesOf } from './json.ts';
import { formWords, receiptWords } from './page-words.ts';

interface Deps {
  readonly words: Words;
  readonly planner: Planner;
  readonly clock: Clock;
  readonly tips: PublicTips;
}

const Base64 = z.base64();
const Lookup = z.string().regex(/^[0-9a-f]{32}$/);
const Send = z.object({
  lookup: Lookup,
  key: z.string().regex(/^age1[a-z0-9]{58}$/),
  content: Base64,
  identity: Base64.optional(),
  to: z.array(z.string().max(80)).max(50),
});

/** The form that seals in the browser, and the page of a receipt. No account, no cookie, nothing remembered. */
export function createPublicPages({ words, planner, clock, tips }: Deps): Hono {
  const http = new Hono<ClientEnv>();
  const speaker = (c: Context): Speaker => speakerOf(words, wantedLanguage(c, 'vi'));

  http.use('/phan-anh/*', privately);
  http.use('/bien-nhan', privately);
  http.use('/bien-nhan/*', privately);

  http.get('/phan-anh/:commune', async (c) => {
    const commune = c.req.param('commune');
    const intake = intakeOf(planner, commune, clock.now());
    const keys = await tips.keysOf(commune);
    if (intake === undefined || keys.length === 0) return refuseVisit(c, words, 404, 'no-desk');
    const say = speaker(c);
    const { section, content } = intake;
    const setting = {
      commune,
      keys,
      acts: section.acts,
      maxFiles: MAX_FILES,
      words: formWords(say),
    };
    const desk = plain(section.bodies.find(({ id }) => id === section.desk)?.name ?? '');
    const about = { desk, place: communeTitle(content.commune) };
    const first = ['urgent', 'next', 'law', `unsigned-${section.anonymous}`].map(
      (id) => html`<p class="${id}">${say(text(`violation.first.${id}`, about))}</p>`,
    );
    const body = html`
      <link rel="stylesheet" href="/violation/desk.css" />
      ${first}
      <p>${say(text('violation.page.sealed-here'))}</p>
      <div id="form" data-setting="${JSON.stringify(setting)}"></div>
      <p id="old" class="refused">${say(text('violation.page.old'))}</p>
      <script type="module" src="/violation/form.js"></script>
    `;
    return c.html(layout(say, { title: text('violation.page.form'), body }));
  });
  http.post('/phan-anh/:commune', async (c) => {
    const sent = Send.safeParse(await c.req.json().catch(() => undefined));
    if (!sent.success) return settle(c, { refused: 'damaged' });
    const { lookup, key, to, content, identity } = sent.data;
    const tip = {
      lookup,
      key,
      to,
      content: bytesOf(content),
      ...(identity && { identity: bytesOf(identity) }),
    };
    return settle(c, await tips.send(c.req.param('commune'), tip, c.var.client));
  });
  http.post('/phan-anh/:commune/files/:file', async (c) => {
    const [ticket, file] = [c.req.header('x-ticket') ?? '', c.req.param('file')];
    return settle(c, await readBody(c, (sealed) => tips.addFile(ticket, file, sealed)));
  });

  http.get('/bien-nhan', (c) => {
    const say = speaker(c);
    const body = html`
      <link rel="stylesheet" href="/violation/desk.css" />
      <div id="receipt" data-setting="${JSON.stringify({ words: receiptWords(say), maxFiles: MAX_FILES })}"></div>
      <p id="old" class="refused">${say(text('violation.page.old'))}</p>
      <script type="module" src="/violation/receipt-page.js"></script>
    `;
    return c.html(layout(say, { title: text('violation.page.receipt'), body }));
  });
  http.post('/bien-nhan/look', async (c) => {
    const asked = z.object({ lookup: Lookup }).safeParse(await c.req.json().catch(() => undefined));
    return settle(
      c,
      asked.success ? await tips.look(asked.data.lookup, c.var.client) : { refused: 'no-tip' },
    );
  });
  http.post('/bien-nhan/write', async (c) => {
    const asked = z
      .object({ lookup: Lookup, body: Base64 })
      .safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success) return settle(c, { refused: 'damaged' });
    return settle(c, await tips.write(asked.data.lookup, bytesOf(asked.data.body), c.var.client));
  });
  http.post('/bien-nhan/handled', async (c) => {
    const asked = z
      .object({ lookup: Lookup, handled: z.boolean(), followUp: z.string().regex(/^[0-9a-f]{64}$/) })
      .safeParse(await c.req.json().catch(() => undefined));
    if (!asked.success) return settle(c, { refused: 'damaged' });
    const { lookup, handled: isHandled, followUp } = asked.data;
    return settle(c, await tips.handled(lookup, { isHandled, followUp }, c.var.client));
  });
  return new Hono().route('/', http);

  function settle(c: Context, outcome: object): Response {
    if (!('refused' in outcome)) return answer(c, outcome);
    const { refused } = outcome;
    return answer(c, { refused, message: speaker(c)(text(`violation.refused.${String(refused)}`)) }, 400);
  }
}

/** Not kept by the browser, and not told to the next page. Posts come from our own pages only. */
async function privately(c: Context, next: () => Promise<void>): Promise<Response | undefined> {
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  const site = c.req.header('sec-fetch-site');
  if (c.req.method === 'POST' && site !== undefined && site !== 'same-origin') return c.text('', 403);
  await next();
  return undefined;
}
