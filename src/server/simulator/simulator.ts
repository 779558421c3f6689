import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import * as z from 'zod';
import { refuseForeignPost } from '../guards.ts';
import { languageOf, type Refuse } from '../refuse.ts';
import { createBell } from './bell.ts';
import type { Persona, SimulatorDeps } from './deps.ts';
import { streamEvents } from './events.ts';
import { createFileDoors } from './files.ts';
import { createMoveClock } from './move-clock.ts';
import { readPage } from './page.ts';
import { toStateView } from './view.ts';

const Post = z.looseObject({ persona: z.string() });

/** The page with three chats and a clock, and what it asks of the server. Has no state but who is watching. */
export function createSimulator(deps: SimulatorDeps, refuse: Refuse): Hono {
  const page = readPage(deps.words);
  const moved = createBell();
  const watch = { run: crypto.randomUUID().slice(0, 8), moved };
  const moveClock = createMoveClock(deps, refuse, moved);
  const files = createFileDoors(deps, refuse);
  const find = (id: string) => deps.personas.find((persona) => persona.id === id);

  const http = new Hono();
  http.use('/simulator/*', refuseForeignPost(refuse));

  // For phones on a slow line: a third of the size, and nothing at all the second time.
  http.use('/', compress(), etag());
  http.use('/simulator/page/*', compress(), etag());
  http.use('/simulator/pictures/*', compress(), etag());
  http.get('/', (c) => c.html(page.html(languageOf(c)), 200, { 'Cache-Control': 'no-cache' }));
  http.get('/simulator/page/:file', (c) => {
    const file = page.file(c.req.param('file'));
    if (file === undefined) return refuse(c, 404, 'not-found');
    return c.body(file.content, 200, { 'Content-Type': file.type, 'Cache-Control': 'no-cache' });
  });

  http.get('/simulator/pictures/:name', (c) => {
    const svg = deps.pictures?.get(c.req.param('name'));
    if (svg === undefined) return refuse(c, 404, 'not-found');
    return c.body(svg, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-cache' });
  });

  http.get('/simulator/state', async (c) => c.json(await toStateView(deps, languageOf(c))));

  http.get('/simulator/events', (c) => {
    const id = c.req.query('persona');
    const personas = id === undefined ? deps.personas : deps.personas.filter((persona) => persona.id === id);
    return personas.length > 0 ? streamEvents(c, deps, personas, watch) : refuse(c, 404, 'unknown-persona');
  });

  http.post('/simulator/messages', async (c) => {
    const post = Post.safeParse(await readJson(c));
    if (!post.success) return refuse(c, 400, 'malformed');
    const { persona: id, ...body } = post.data;
    const persona = find(id);
    return persona ? take(c, persona, body) : refuse(c, 404, 'unknown-persona');
  });

  http.post('/simulator/files', (c) => {
    const persona = find(c.req.query('persona') ?? '');
    return persona ? files.take(c, persona) : refuse(c, 404, 'unknown-persona');
  });
  http.get('/simulator/files/:persona/:id', (c) => {
    const persona = find(c.req.param('persona'));
    return persona ? files.give(c, persona, c.req.param('id')) : refuse(c, 404, 'unknown-persona');
  });

  http.post('/simulator/clock', async (c) => moveClock(c, await readJson(c)));
  return http;

  /** Shown first and handled after, so that the answer never stands above the question. A retry does both once. */
  async function take(c: Context, { address }: Persona, body: unknown): Promise<Response> {
    const posted = deps.channel.toInbound(address, body, deps.clock.now());
    if ('because' in posted) return refuse(c, 400, posted.because);
    deps.channel.heard(posted.inbound);
    await deps.hear(posted.inbound);
    return c.json({ taken: true }, 202);
  }
}

/** Undefined for what is no JSON; no schema takes that. */
async function readJson(c: Context): Promise<unknown> {
  return c.req.json().catch(() => undefined);
}
