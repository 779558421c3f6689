import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import type { Refuse } from '../refuse.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The styles and the icon that all pages share, read once: what is not in the folder cannot be asked for. */
export function createAssets(refuse: Refuse): Hono {
  const folder = new URL('./assets/', import.meta.url);
  const files = new Map(
    readdirSync(folder).flatMap((name) => {
      const type = TYPES[extname(name)];
      return type === undefined ? [] : [[name, { type, text: readFileSync(new URL(name, folder), 'utf8') }]];
    }),
  );
  const http = new Hono();
  http.use('/assets/*', compress(), etag());
  http.get('/assets/:file', (c) => {
    const file = files.get(c.req.param('file'));
    if (file === undefined) return refuse(c, 404, 'not-found');
    return c.body(file.text, 200, { 'Content-Type': file.type, 'Cache-Control': 'no-cache' });
  });
  return http;
}
