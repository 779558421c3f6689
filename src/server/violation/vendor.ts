import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import type { Refuse } from '../refuse.ts';

/** What pages import of other people's; everything that these import comes with them. */
const ENTRIES = ['age-encryption', '@noble/hashes/scrypt.js', '@scure/base'] as const;
const SPECIFIER = /(\b(?:from|import)\s*)(["'])([^"'.\n][^"'\n]*)\2/g;

/**
 * Libraries as they lie in node_modules, module by module, so that no build step stands between the code that was
 * reviewed and the code that runs. Names of packages become addresses here, since older browsers know no import maps.
 */
export function createVendor(refuse: Refuse): Hono {
  let modules: ReadonlyMap<string, string> | undefined;
  const http = new Hono();
  http.use('/vendor/*', compress(), etag());
  http.get('/vendor/*', (c) => {
    modules ??= readModules();
    const source = modules.get(c.req.path);
    if (source === undefined) return refuse(c, 404, 'not-found');
    return c.body(source, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
    });
  });
  return http;
}

export function readModules(): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  // The first is found from here, the others from the module that imports them, as npm has laid them.
  const first = createRequire(createRequire(import.meta.url).resolve('age-encryption'));
  for (const entry of ENTRIES) {
    const file =
      entry === 'age-encryption' ? createRequire(import.meta.url).resolve(entry) : first.resolve(entry);
    const url = take(file);
    if (url !== `/vendor/${entry}`) modules.set(`/vendor/${entry}`, `export * from '${url}';\n`);
  }
  return modules;

  function take(file: string): string {
    const url = urlOf(file);
    if (modules.has(url)) return url;
    modules.set(url, '');
    const require = createRequire(file);
    const source = readFileSync(file, 'utf8');
    for (const [, relative = ''] of source.matchAll(/\b(?:from|import)\s*["'](\.[^"'\n]+)["']/g))
      take(fileURLToPath(new URL(relative, `file://${file}`)));
    modules.set(
      url,
      source
        .replaceAll(/\/\/# sourceMappingURL=.*/g, '')
        .replaceAll(SPECIFIER, (_, before: string, quote: string, name: string) => {
          return `${before}${quote}${take(require.resolve(name))}${quote}`;
        }),
    );
    return url;
  }
}

const urlOf = (file: string): string => `/vendor/${file.split('/node_modules/').at(-1) ?? ''}`;
