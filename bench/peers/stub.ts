import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update } from 'grammy/types';
import { createPush } from './push.ts';

/**
 * A Bot API for load only, in a process of its own: as cheap as can be, so that the bots are measured and not it. It
 * hands out a file of updates, by long polling or by webhook, and counts the answers of each chat. It judges nothing; the strict
 * one is in test/simulators/telegram.
 */
const FIRST = 100_000;
const BATCH = 100;
const lines = readFileSync(process.argv[2] ?? '', 'utf8')
  .trimEnd()
  .split('\n');
const chatOf = lines.map((line) => (JSON.parse(line) as Update).message?.chat.id ?? 0);

const me = { id: 7_001, is_bot: true, first_name: 'Bench', username: 'bench_bot' };
/** Answers that each chat still waits for. */
const owed = new Map<number, number>();
for (const chat of chatOf) owed.set(chat, (owed.get(chat) ?? 0) + 1);
let sent = 0;
let beganAt = 0;
let hook: { readonly url: string; readonly secret: string } | undefined;
let confirmed = 0;
let isOpen = false;
let poll: { readonly response: ServerResponse; readonly limit: number } | undefined;

interface Params {
  readonly offset?: number | string;
  readonly limit?: number | string;
  readonly chat_id?: number | string;
  readonly text?: string;
  readonly url?: string;
  readonly secret_token?: string;
}

const methods: Readonly<Record<string, (params: Params, response: ServerResponse) => void>> = {
  getme: (_, response) => answer(response, JSON.stringify(me)),
  setwebhook({ url = '', secret_token: secret = '' }, response) {
    hook = { url, secret };
    answer(response, 'true');
  },
  getupdates({ offset = 0, limit = BATCH }, response) {
    confirmed = Math.max(confirmed, Number(offset) - FIRST);
    poll = { response, limit: Number(limit) };
    handOut();
  },
  sendmessage({ chat_id: chat, text = '' }, response) {
    owed.set(Number(chat), (owed.get(Number(chat)) ?? 0) - 1);
    const message = {
      message_id: ++sent,
      from: me,
      chat: { id: Number(chat), type: 'private' },
      date: 1,
      text,
    };
    answer(response, JSON.stringify(message));
    if (sent === lines.length) end();
  },
};

/** A poll waits until there is something; nobody's patience ends before the bench does. */
function handOut(): void {
  if (poll === undefined || !isOpen || confirmed >= lines.length) return;
  const { response, limit } = poll;
  poll = undefined;
  answer(response, `[${lines.slice(confirmed, confirmed + Math.min(limit, BATCH)).join(',')}]`);
}

function answer(response: ServerResponse, result: string): void {
  const body = `{"ok":true,"result":${result}}`;
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** Long enough that an answer too many would come. */
const REST = 300;
function end(): void {
  const seconds = (performance.now() - beganAt) / 1_000;
  process.send?.({ ended: seconds });
  setTimeout(() => {
    process.send?.({ wrong: [...owed.values()].filter((left) => left !== 0).length });
  }, REST);
}

function take(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    const params = body.startsWith('{') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    const name = (request.url ?? '').split('/')[2]?.split('?')[0]?.toLowerCase() ?? '';
    const method = methods[name] ?? ((_: Params, to: ServerResponse) => answer(to, 'true'));
    method(params, response);
  });
}

process.on('message', () => {
  isOpen = true;
  beganAt = performance.now();
  if (hook === undefined) handOut();
  else createPush({ ...hook, lines, chatOf })();
});
process.on('disconnect', () => process.exit(0));

const server = createServer(take);
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
