import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import type { Refuse } from '../refuse.ts';

const SRC = new URL('../../', import.meta.url);

/** What the pages share with the server; what these import comes with them. */
const ENTRIES = [
  'core/media/real-type.ts',
  'core/violation/merge-earlier.ts',
  'core/violation/padding.ts',
  'core/violation/receipt.ts',
  'core/violation/route.ts',
  'core/violation/similar.ts',
  'app/violation/file-envelope.ts',
] as const;

/** Our own modules for the browser: the very files that run here, without their types. */
export function createOwnModules(refuse: Refuse): Hono {
  let modules: ReadonlyMap<string, string> | undefined;
  const http = new Hono();
  http.use('/own/*', compress(), etag());
  http.get('/own/*', (c) => {
    modules ??= readOwnModules();
    const source = modules.get(c.req.path);
    if (source === undefined) return refuse(c, 404, 'not-found');
    return c.body(source, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
    });
  });
  return http;
}

export function readOwnModules(): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  for (const entry of ENTRIES) take(new URL(entry, SRC));
  return modules;

  function take(file: URL): void {
    const path = `/own/${file.href.slice(SRC.href.length)}`;
    if (modules.has(path)) return;
    // Types become blanks, so that lines and columns are those of the file.
    const source = stripTypeScriptTypes(readFileSync(file, 'utf8'));
    modules.set(path, source);
    for (const [, relative = ''] of source.matchAll(/\bfrom\s*'(\.[^'\n]+)'/g)) take(new URL(relative, file));
  }
}
