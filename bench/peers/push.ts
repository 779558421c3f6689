import { Agent, request } from 'node:http';

interface Deps {
  readonly url: string;
  readonly secret: string;
  readonly lines: readonly string[];
  /** Of each line. */
  readonly chatOf: readonly number[];
}

/** As Telegram does by default. */
const CONNECTIONS = 40;
const AGAIN = 100;

/** Posts the updates as Telegram does: one of a chat at a time, many chats side by side, again after anything but 2xx. */
export function createPush({ url, secret, lines, chatOf }: Deps): () => void {
  const { hostname: host, port, pathname: path } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const queues = Map.groupBy(lines.keys(), (n) => chatOf[n] ?? 0);
  const free = [...queues.keys()];
  let underWay = 0;

  function pump(): void {
    while (underWay < CONNECTIONS && free.length > 0) {
      const chat = free.shift() as number;
      underWay++;
      post(chat);
    }
  }

  function post(chat: number): void {
    const queue = queues.get(chat) ?? [];
    const body = lines[queue[0] as number] as string;
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-telegram-bot-api-secret-token': secret,
    };
    let isDone = false;
    const done = (isTaken: boolean): void => {
      if (isDone) return;
      isDone = true;
      underWay--;
      if (isTaken) queue.shift();
      if (queue.length > 0 && isTaken) free.push(chat);
      else if (!isTaken) setTimeout(retry, AGAIN, chat);
      pump();
    };
    const call = request({ host, port, path, method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => done(response.statusCode === 200));
      response.on('error', () => done(false));
    });
    call.on('error', () => done(false));
    call.end(body);
  }

  function retry(chat: number): void {
    free.unshift(chat);
    pump();
  }

  return pump;
}
