import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createHttp } from '../../../src/server/http.ts';
import { get } from '../support/ask.ts';
import { openSimulator } from '../support/open-simulator.ts';

const folder = new URL('../../../src/server/simulator/page/', import.meta.url);

test('is Vietnamese at first and English on demand, with no word left out', async () => {
  const { http } = openSimulator();
  const [vi, en] = [await (await get(http, '/')).text(), await (await get(http, '/?lang=en')).text()];
  expect(vi).toContain('<html lang="vi"');
  expect(en).toContain('<html lang="en"');
  expect(`${vi}${en}`).not.toMatch(/\{\{|\}\}/);
});

test('weighs less than 40 kB with everything it loads', () => {
  const bytes = readdirSync(folder).map((name) => readFileSync(new URL(name, folder)).byteLength);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40_000);
});

test('loads nothing that this server does not have', async () => {
  const { http } = openSimulator();
  const pages = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const wanted = pages.flatMap((text) =>
    [...text.matchAll(/(?:src|href)="(\/[^"?#]+)/g)].map(([, path]) => path ?? ''),
  );
  const imported = pages.flatMap((text) =>
    [...text.matchAll(/from '\.\/([^']+)'/g)].map(([, name]) => `/simulator/page/${name}`),
  );
  expect(wanted.length).toBeGreaterThan(0);
  for (const path of [...wanted, ...imported])
    expect([path, (await get(http, path)).status]).toEqual([path, 200]);
});

test.each(['page.html', '..%2fdeps.ts', '..%2f..%2fhttp.ts', 'nothing.js'])(
  'does not hand out %s',
  async (name) => {
    expect((await get(openSimulator().http, `/simulator/page/${name}`)).status).toBe(404);
  },
);

test('is sent small, and not again while it has not changed', async () => {
  const { http } = openSimulator();
  const first = await get(http, '/simulator/page/page.css', { 'accept-encoding': 'gzip' });
  const again = await get(http, '/simulator/page/page.css', {
    'accept-encoding': 'gzip',
    'if-none-match': first.headers.get('etag') ?? '',
  });
  expect([first.status, first.headers.get('content-encoding'), again.status]).toEqual([200, 'gzip', 304]);
  expect(again.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('shows the drawings of the guides, and no other file', async () => {
  const { deps } = openSimulator();
  const pictures = new Map([['button', '<svg xmlns="http://www.w3.org/2000/svg"/>']]);
  const http = createHttp({
    words: deps.words,
    isLoopback: true,
    simulator: { ...deps, pictures },
    onError: (error) => {
      throw error;
    },
  });
  const drawn = await get(http, '/simulator/pictures/button');
  expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  expect(await drawn.text()).toBe(pictures.get('button'));
  for (const name of ['toString', '..%2fpage.html', 'button.svg'])
    expect((await get(http, `/simulator/pictures/${name}`)).status).toBe(404);
});
