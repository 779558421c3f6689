import type { Hono } from 'hono';

const HEADERS = {
  host: 'localhost:8080',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
};

/** As the page itself asks. */
export async function get(http: Hono, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return http.request(path, { headers: { host: HEADERS.host, ...headers } });
}

export async function post(
  http: Hono,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return http.request(path, { method: 'POST', headers: { ...HEADERS, ...headers }, body: text });
}
