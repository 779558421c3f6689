import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly root: string;
  close(): Promise<void>;
}

/** Puts a simulator that answers fetch on a port; where it throws, the connection breaks. */
export function listen(answer: (request: Request) => Promise<Response>, port = 0): Promise<Listening> {
  return open(port, (request, response) => {
    toRequest(request)
      .then(answer)
      .then(async (said) => {
        const body = Buffer.from(await said.arrayBuffer());
        response.writeHead(said.status, Object.fromEntries(said.headers)).end(body);
      })
      .catch(() => request.socket.destroy());
  });
}

async function open(port: number, listener: RequestListener): Promise<Listening> {
  const server = createServer(listener).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = 'GET', url = '/', headers } = incoming;
  const given = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  return new Request(`http://simulator${url}`, {
    method,
    headers: given,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
}
