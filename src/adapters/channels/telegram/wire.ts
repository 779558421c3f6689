import { type IncomingMessage, Agent as PlainAgent, request as requestPlain } from 'node:http';
import { request as requestSecure, Agent as SecureAgent } from 'node:https';
import type { Readable } from 'node:stream';
import type { RawApi } from 'grammy';
import type { UserFromGetMe, WebhookInfo } from 'grammy/types';

export interface WireDeps {
  readonly token: string;
  /** https://api.telegram.org, or a Bot API server of one's own. */
  readonly apiRoot: string;
}

/** The methods that we call. */
const METHODS = [
  'getUpdates',
  'setWebhook',
  'deleteWebhook',
  'sendMessage',
  'sendPhoto',
  'sendDocument',
  'editMessageText',
  'editMessageCaption',
  'editMessageReplyMarkup',
  'answerCallbackQuery',
  'getFile',
  'setMyCommands',
  'deleteMyCommands',
] as const;
type Method = (typeof METHODS)[number];

/** The Bot API. A refusal is a GrammyError, anything else an HttpError around a WireFault. */
export type Wire = {
  readonly [M in Method]: (
    args: Parameters<RawApi[M]>[0],
    signal?: AbortSignal,
  ) => Promise<Awaited<ReturnType<RawApi[M]>>>;
} & {
  getMe(signal?: AbortSignal): Promise<UserFromGetMe>;
  getWebhookInfo(signal?: AbortSignal): Promise<WebhookInfo>;
};

/** No answer came back. `sent`: the request went out whole, so the platform may have done what it was asked. */
export class WireFault extends Error {
  override readonly name = 'WireFault';
  readonly sent: boolean;

  constructor(message: string, sent: boolean) {
    super(message);
    this.sent = sent;
  }
}

/** Below the time after which the platform hangs up on an idle connection, so that we do not write into a dead one. */
const IDLE = 20_000;
const TIMEOUT_SECONDS = 60;

/**
 * grammY knows the methods and how files travel; the request itself is ours. grammY hides whether it ever went out, and
 * that decides whether a message may be sent again.
 */
export async function createWire({ token, apiRoot }: WireDeps): Promise<Wire> {
  const { Api } = await import('grammy');
  const root = apiRoot.replace(/\/+$/, '');
  const isSecure = root.startsWith('https:');
  const settings = { keepAlive: true, timeout: IDLE, maxSockets: 128 };
  const agent = isSecure ? new SecureAgent(settings) : new PlainAgent(settings);
  const post = createPost(isSecure ? requestSecure : requestPlain, agent);
  const { raw } = new Api(token, {
    apiRoot: root,
    fetch: post as unknown as typeof fetch,
    timeoutSeconds: TIMEOUT_SECONDS,
  });
  // A thing that has every method has `then` too, and would be awaited for ever.
  return Object.fromEntries(
    ['getMe' as const, 'getWebhookInfo' as const, ...METHODS].map((name) => [name, raw[name]]),
  ) as unknown as Wire;
}

interface Sending {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable;
  readonly signal: AbortSignal;
}

/** As much of fetch as grammY uses. Never says the address in an error: the token is in it. */
function createPost(request: typeof requestPlain, agent: PlainAgent | SecureAgent) {
  return (url: string, { method, headers, body, signal }: Sending) =>
    new Promise<{ json(): Promise<unknown> }>((resolve, reject) => {
      const isText = typeof body === 'string';
      const length = isText ? { 'content-length': Buffer.byteLength(body) } : {};
      let sent = false;
      const fail = (error: unknown) => {
        signal.removeEventListener('abort', abort);
        if (!isText) body.destroy();
        reject(new WireFault((error as NodeJS.ErrnoException).code ?? 'no answer', sent));
      };
      const outgoing = request(url, { method, headers: { ...headers, ...length }, agent }, (response) => {
        read(response).then((text) => {
          signal.removeEventListener('abort', abort);
          resolve({ json: async () => parse(text, response.statusCode) });
        }, fail);
      });
      const abort = () => outgoing.destroy(new Error('aborted'));
      signal.addEventListener('abort', abort);
      outgoing.on('finish', () => {
        sent = outgoing.socket?.connecting === false;
      });
      outgoing.on('error', fail);
      if (signal.aborted) abort();
      if (isText) outgoing.end(body);
      else body.on('error', abort).pipe(outgoing);
    });
}

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** A gateway in between answers in HTML; nobody knows what happened behind it. */
function parse(text: string, status: number | undefined): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WireFault(`HTTP ${status} without JSON`, true);
  }
}
