import { expect, test } from 'vitest';
import { createHttp } from '../../src/server/http.ts';
import { get, post } from './support/ask.ts';
import { createSmallCommune } from './support/small-commune.ts';
import { readWords } from './support/words.ts';

function open(isLoopback = true) {
  const commune = createSmallCommune();
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const http = createHttp({ words: commune.deps.words, isLoopback, simulator: commune.deps, onError });
  return { ...commune, http, errors };
}

test('says that it is well, and nothing else', async () => {
  const response = await get(open().http, '/healthz');
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
});

test('forbids scripts in the page, foreign frames, sniffing and referrers on every answer', async () => {
  for (const path of ['/', '/healthz', '/nowhere', '/simulator/state']) {
    const { headers } = await get(open().http, path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
});

test.each(['localhost', 'localhost:8080', '127.0.0.1:9', '[::1]:8080', 'LOCALHOST'])(
  'answers to %s',
  async (host) => {
    expect((await get(open().http, '/healthz', { host })).status).toBe(200);
  },
);

test.each([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example:8080',
  '192.168.1.9',
  'localhost:8080@evil',
  '',
])('does not answer to the name "%s" while only this machine should reach it', async (host) => {
  const response = await get(open().http, '/', { host });
  expect(response.status).toBe(421);
  expect(await response.text()).not.toContain('<html');
});

test('answers to any name when it was told to be reachable from elsewhere', async () => {
  expect((await get(open(false).http, '/', { host: '192.168.1.9:8080' })).status).toBe(200);
});

test.each([
  ['another site, by fetch metadata', { 'sec-fetch-site': 'cross-site' }],
  ['another port of this machine, by fetch metadata', { 'sec-fetch-site': 'same-site' }],
  ['another site, by origin', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
  ['a sandboxed frame', { 'sec-fetch-site': '', origin: 'null' }],
  ['nobody knows where', { 'sec-fetch-site': '' }],
])('refuses a post from %s', async (_, { 'sec-fetch-site': site, ...others }) => {
  const { http, handled } = open();
  const headers = { host: 'localhost:8080', 'content-type': 'application/json', ...others };
  const response = await http.request('/simulator/messages', {
    method: 'POST',
    headers: site ? { ...headers, 'sec-fetch-site': site } : headers,
    body: JSON.stringify({ persona: 'citizen', id: 'message-1', text: 'Chào' }),
  });
  expect(response.status).toBe(403);
  expect(handled.size).toBe(0);
});

test('takes a post of an old browser that sends only its origin', async () => {
  const { http, handled } = open();
  const response = await http.request('/simulator/messages', {
    method: 'POST',
    headers: { host: 'localhost:8080', origin: 'http://localhost:8080', 'content-type': 'application/json' },
    body: JSON.stringify({ persona: 'citizen', id: 'message-1', text: 'Chào' }),
  });
  expect([response.status, handled.size]).toEqual([202, 1]);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json-seq', ''])(
  'refuses a post that is no JSON by its own account: "%s"',
  async (type) => {
    const body = { persona: 'citizen', id: 'message-1', text: 'Chào' };
    const response = await post(open().http, '/simulator/messages', body, { 'content-type': type });
    expect(response.status).toBe(415);
  },
);

test('refuses a body that is too large, with and without a length', async () => {
  const { http, handled } = open();
  const text = 'a'.repeat(300 * 1024);
  const whole = await post(http, '/simulator/messages', { persona: 'citizen', id: 'message-1', text });
  const streamed = await http.request('/simulator/messages', {
    method: 'POST',
    headers: { host: 'localhost', 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: new Blob([JSON.stringify({ text })]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect([whole.status, streamed.status, handled.size]).toEqual([413, 413, 0]);
});

test('says in plain words that a page is not there', async () => {
  const response = await get(open().http, '/nowhere');
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('Không có trang này. Bạn hãy mở lại trang đầu: /\n');
});

test('says in plain words that it failed, tells its keeper, and shows nothing of the inside', async () => {
  const { http, setBroken, errors } = open();
  setBroken(true);
  const response = await post(http, '/simulator/messages', {
    persona: 'citizen',
    id: 'message-1',
    text: 'Chào',
  });
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).toContain('không phải do bạn');
  expect(text).not.toContain('database');
  expect(errors.map(String)).toEqual(['Error: the database is away']);
});

test('has no simulator when none is given', async () => {
  const http = createHttp({ words: readWords(), isLoopback: true, onError: () => undefined });
  expect((await get(http, '/')).status).toBe(404);
  expect((await get(http, '/simulator/state')).status).toBe(404);
});
