import { createHttp } from '../../src/server/http.ts';
import { content, type TestApp } from './test-app.ts';

/** A browser without pictures: keeps cookies for their paths, follows no redirect by itself. */
export interface Browsing {
  get(path: string): Promise<Response>;
  post(
    path: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** A form with files in it. */
  send(path: string, form: FormData): Promise<Response>;
  postJson(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  postBytes(path: string, body: Uint8Array, headers?: Record<string, string>): Promise<Response>;
  /** Opens a link out of a chat with its button, and looks at what it leads to. */
  follow(url: string): Promise<Response>;
}

const HOST = 'localhost:8080';

export function browse(
  app: Pick<TestApp, 'pages'>,
  more: Pick<Parameters<typeof createHttp>[0], 'trustedProxies'> = {},
): Browsing {
  const http = createHttp({
    words: content.words,
    isLoopback: true,
    pages: app.pages,
    ...more,
    onError: (error) => {
      throw error;
    },
  });
  const jar = new Map<string, { readonly path: string; readonly value: string }>();

  async function ask(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...jar]
      .filter(
        ([, one]) => path === one.path || path.startsWith(`${one.path}/`) || path.startsWith(`${one.path}?`),
      )
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const headers = { host: HOST, ...(cookie && { cookie }), ...(init.headers as Record<string, string>) };
    const response = await http.request(path, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, { path: /path=([^;]+)/i.exec(line)?.[1] ?? '/', value });
    }
    return response;
  }

  const get = (path: string) => ask(path, {});
  const post: Browsing['post'] = (path, fields = {}, headers = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  const postJson: Browsing['postJson'] = (path, body, headers = {}) =>
    ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  return {
    get,
    post,
    send: (path, form) => ask(path, { method: 'POST', body: form }),
    postJson,
    postBytes: (path, body, headers = {}) =>
      ask(path, { method: 'POST', body: new Uint8Array(body), headers }),
    async follow(url) {
      const opened = await post(new URL(url).pathname);
      const to = opened.headers.get('location');
      return to === null ? opened : get(to);
    },
  };
}

/** The address in what the bot said. */
export function linkIn(said: readonly string[]): string {
  const [url] = /https?:\/\/\S+/.exec(said.join('\n')) ?? [];
  if (url === undefined) throw new Error(`no link in: ${said.join('\n')}`);
  return url;
}
