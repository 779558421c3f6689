import { readdirSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import type { Refuse } from '../refuse.ts';

/** The styles that all pages share, read once: what is not in the folder cannot be asked for. */
export function createAssets(refuse: Refuse): Hono {
  const folder = new URL('./assets/', import.meta.url);
  const styles = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.css'))
      .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
  );
  const http = new Hono();
  http.use('/assets/*', compress(), etag());
  http.get('/assets/:file', (c) => {
    const style = styles.get(c.req.param('file'));
    if (style === undefined) return refuse(c, 404, 'not-found');
    return c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' });
  });
  return http;
}
