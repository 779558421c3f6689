import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Faults } from './faults.ts';
import { createGetUpdates } from './get-updates.ts';
import { METHODS } from './methods/all.ts';
import type { Call } from './methods/method.ts';
import { readCall } from './read-call.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

interface Deps {
  readonly world: World;
  readonly token: string;
  readonly faults: Faults;
  /** Any that is free, without it. */
  readonly port?: number;
  /** Every call that was carried out, by its name in small letters. */
  readonly onCall: (method: string, call: Call) => void;
  readonly onRefusal: (code: number) => void;
}

export interface Served {
  /** What a client takes as the root of the API. */
  readonly root: string;
  close(): Promise<void>;
}

/** The Bot API on a port of this machine. */
export async function serve({ world, token, faults, port = 0, onCall, onRefusal }: Deps): Promise<Served> {
  const getUpdates = createGetUpdates(world);
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      const refusal =
        error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: ${String(error)}`);
      onRefusal(refusal.code);
      refuse(response, refusal);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://bot-api');
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(url.pathname);
    if (file) return sendFile(response, file[1] ?? '', file[2] ?? '');
    const [, given, name = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname) ?? [];
    if (given !== token)
      throw given === undefined ? new Refusal(404, 'Not Found') : new Refusal(401, 'Unauthorized');
    const method = name.toLowerCase();
    const call = await readCall(request, url.searchParams);

    const fault = faults.take(method);
    if (fault?.type === 'break') return void request.socket.destroy();
    if (fault?.type === 'gateway') return void response.writeHead(502).end('<html>Bad Gateway</html>');
    if (fault?.type === 'unauthorized') throw new Refusal(401, 'Unauthorized');
    if (fault?.type === 'server-error') throw new Refusal(500, 'Internal Server Error');
    if (fault?.type === 'throttle')
      throw new Refusal(429, `Too Many Requests: retry after ${fault.seconds}`, {
        retry_after: fault.seconds,
      });
    if (fault?.type === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    const result = await carryOut(method, call, request);
    onCall(method, call);
    if (fault?.type === 'lose-answer') return void request.socket.destroy();
    send(response, 200, { ok: true, result });
  }

  async function carryOut(method: string, call: Call, request: IncomingMessage): Promise<unknown> {
    if (method === 'getupdates') {
      const gone = new AbortController();
      const leave = () => gone.abort();
      request.socket.once('close', leave);
      try {
        return await getUpdates(call, gone.signal);
      } finally {
        request.socket.off('close', leave);
      }
    }
    const found = METHODS.get(method);
    if (found === undefined) throw new Refusal(404, 'Not Found: method not found');
    return found(world, call);
  }

  function sendFile(response: ServerResponse, given: string, path: string): void {
    const file = [...world.files.values()].find((one) => one.path === path);
    if (given !== token || file === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes);
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => close(server) };
}

function refuse(response: ServerResponse, { code, message, parameters }: Refusal): void {
  const body = { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
  send(response, code, body);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
