import { readdirSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import type { Refuse } from '../refuse.ts';

/** The scripts and styles of the pages about tips; what is not in the folder cannot be asked for. */
export function createScripts(refuse: Refuse): Hono {
  const folder = new URL('./page/', import.meta.url);
  const files = new Map(
    readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const),
  );
  const http = new Hono();
  http.use('/violation/*', compress(), etag());
  http.get('/violation/:file', (c) => {
    const name = c.req.param('file');
    const source = files.get(name);
    if (source === undefined) return refuse(c, 404, 'not-found');
    const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    return c.body(source, 200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' });
  });
  return http;
}
