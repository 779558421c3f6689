import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { openLine } from '../../../src/adapters/http/line.ts';
import { createRemote } from '../../../src/adapters/http/remote.ts';
import { SendError } from '../../../src/ports/channel.ts';
import type { RemoteRequest } from '../../../src/ports/remote.ts';

const SECRET = 'khong-co-that';
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

type Answer = (response: ServerResponse, asked: Asked) => void;

/** A server, and our way to it. `answer` is called when a request has come in whole. */
async function open(answer: Answer = (response) => response.end('{}')) {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks) };
    asked.push(one);
    answer(response, one);
  });
  server.on('connection', (socket) => sockets.add(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  closers.push(close);
  const remote = createRemote((origin) => openLine(origin, { most: 1_000 }));
  const ask = (request: Partial<RemoteRequest> = {}) =>
    remote({
      method: 'POST',
      url: `${root}/bot${SECRET}/sendMessage`,
      signal: AbortSignal.timeout(5_000),
      ...request,
    });
  const failing = async (request: Partial<RemoteRequest> = {}): Promise<SendError> => {
    const error = await ask(request).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SendError);
    expect(`${error} ${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain(SECRET);
    return error as SendError;
  };
  return { ask, failing, asked, sockets, root, close };
}

describe('what is asked arrives as it was meant:', () => {
  test('JSON', async () => {
    const { ask, asked } = await open();
    await ask({ body: { text: 'Chào bác ạ' }, headers: { access_token: 'a' } });
    const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = asked;
    expect(headers).toMatchObject({ 'content-type': 'application/json', access_token: 'a' });
    expect(JSON.parse(body.toString())).toEqual({ text: 'Chào bác ạ' });
  });

  test('a form of fields', async () => {
    const { ask, asked } = await open();
    await ask({ body: new URLSearchParams({ code: 'a b', app_id: '1' }) });
    expect(asked[0]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect(asked[0]?.body.toString()).toBe('code=a+b&app_id=1');
  });

  test('a form with a file, byte by byte', async () => {
    const { ask, asked } = await open();
    const bytes = Uint8Array.from({ length: 100_000 }, (_, n) => n % 256);
    const body = new FormData();
    body.append('file', new Blob([bytes], { type: 'image/png' }), 'ảnh.png');
    await ask({ body });
    const [{ headers, body: sent } = { headers: {}, body: Buffer.alloc(0) }] = asked;
    const type = headers['content-type'] ?? '';
    const form = await new Response(new Uint8Array(sent), { headers: { 'content-type': type } }).formData();
    const file = form.get('file') as File;
    expect([file.name, file.type]).toEqual(['ảnh.png', 'image/png']);
    expect(await file.bytes()).toEqual(bytes);
    expect(headers['content-length']).toBe(String(sent.length));
  });

  test('a question with nothing but its address', async () => {
    const { ask, asked, root } = await open();
    await ask({ method: 'GET', url: `${root}/v3.0/oa/user/detail?data=%7B%7D` });
    expect(asked[0]).toMatchObject({ method: 'GET', url: '/v3.0/oa/user/detail?data=%7B%7D' });
  });

  test('over a connection that is kept', async () => {
    const { ask, sockets } = await open();
    for (let n = 0; n < 5; n++) await ask();
    expect(sockets.size).toBeLessThanOrEqual(2);
  });
});

describe('what is answered is told as it is:', () => {
  test('status, headers by name in any case, JSON', async () => {
    const { ask } = await open((response) =>
      response.writeHead(429, { 'Retry-After': '7' }).end('{"a":"ẫ"}'),
    );
    const { status, header, json } = await ask();
    expect([status, header('Retry-After'), header('x'), json]).toEqual([429, '7', undefined, { a: 'ẫ' }]);
  });

  test('a page of a gateway is no JSON', async () => {
    const { ask } = await open((response) => response.writeHead(502).end('<html>'));
    expect(await ask()).toMatchObject({ status: 502, json: undefined });
  });

  test('a redirect is not followed: a token would go along', async () => {
    const { ask, asked } = await open((response) =>
      response.writeHead(302, { location: '/elsewhere' }).end(),
    );
    expect(await ask()).toMatchObject({ status: 302, json: undefined });
    expect(asked).toHaveLength(1);
  });
});

describe('without an answer', () => {
  test.each<[string, Answer]>([
    ['the connection breaks', (response) => response.destroy()],
    [
      'the answer is cut short',
      (response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"ok":');
        void setTimeout(20).then(() => response.destroy());
      },
    ],
    ['it is a page without an end', (response) => void response.end('x'.repeat(2_000))],
  ])('the request may have been obeyed where %s', async (_, answer) => {
    const { failing } = await open(answer);
    expect(await failing({ body: {} })).toMatchObject({ failure: 'answer-lost' });
  });

  test('the same where it does not come in time', async () => {
    const { failing, asked } = await open(() => {});
    expect(await failing({ body: {}, signal: AbortSignal.timeout(100) })).toMatchObject({
      failure: 'answer-lost',
    });
    expect(asked).toHaveLength(1);
  });

  test('nothing has happened where nobody listens', async () => {
    const { failing, close } = await open();
    close();
    expect(await failing({ body: {} })).toMatchObject({ failure: 'unreachable' });
  });

  test('nor where it was given up before it began', async () => {
    const { failing, asked } = await open();
    expect(await failing({ signal: AbortSignal.abort() })).toMatchObject({ failure: 'unreachable' });
    expect(asked).toEqual([]);
  });

  test('nor where there was no free connection in time; and it does not go out later', async () => {
    const held: ServerResponse[] = [];
    const { ask, failing, asked } = await open((response) => void held.push(response));
    const first = Array.from({ length: 128 }, () => ask({ body: {} }));
    while (asked.length < 128) await setTimeout(5);
    expect(await failing({ body: {}, signal: AbortSignal.timeout(50) })).toMatchObject({
      failure: 'unreachable',
    });
    for (const response of held) response.end('{}');
    await Promise.all(first);
    await setTimeout(50);
    expect(asked).toHaveLength(128);
  });

  test('a connection that the platform has closed meanwhile is not written into', async () => {
    const { ask, sockets, asked } = await open();
    await ask();
    for (const socket of sockets) socket.destroy();
    await setTimeout(20);
    await ask();
    expect([asked.length, sockets.size]).toEqual([2, 2]);
  });
});
