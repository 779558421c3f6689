import type { Readable } from 'node:stream';
import type { RawApi } from 'grammy';
import type { ApiResponse, ResponseParameters, UserFromGetMe, WebhookInfo } from 'grammy/types';
import { type Line, type LineAnswer, type OpenLine, WireFault } from '../../../ports/line.ts';

export interface WireDeps {
  readonly token: string;
  /** https://api.telegram.org, or a Bot API server of one's own. */
  readonly apiRoot: string;
  readonly openLine: OpenLine;
}

/** The methods that we call. */
const METHODS = [
  'getUpdates',
  'setWebhook',
  'deleteWebhook',
  'sendMessage',
  'editMessageText',
  'editMessageCaption',
  'editMessageReplyMarkup',
  'answerCallbackQuery',
  'getFile',
  'setMyCommands',
  'deleteMyCommands',
] as const;
/** Those that may carry a file. */
type Upload = 'sendPhoto' | 'sendDocument';

/** The Bot API. Throws Refused, or what grammY makes of a no; WireFault, or grammY's HttpError around it. */
export type Wire = {
  readonly [M in (typeof METHODS)[number] | Upload]: (
    args: Parameters<RawApi[M]>[0],
    signal?: AbortSignal,
  ) => Promise<Awaited<ReturnType<RawApi[M]>>>;
} & {
  getMe(signal?: AbortSignal): Promise<UserFromGetMe>;
  getWebhookInfo(signal?: AbortSignal): Promise<WebhookInfo>;
};

/** Telegram said no. */
class Refused extends Error {
  readonly error_code: number;
  readonly description: string;
  readonly parameters: ResponseParameters | undefined;

  constructor({ error_code, description, parameters }: Extract<ApiResponse<unknown>, { ok: false }>) {
    super(description);
    this.error_code = error_code;
    this.description = description;
    this.parameters = parameters;
  }
}

/** A call is one post of JSON. How files travel grammY knows, which is loaded when the first one does. */
export function createWire({ token, apiRoot, openLine }: WireDeps): Wire {
  const root = apiRoot.replace(/\/+$/, '');
  const { origin, pathname } = new URL(root);
  const line = openLine(origin);
  const folder = `${pathname.replace(/\/$/, '')}/bot${token}/`;
  let uploader: Promise<Pick<Wire, Upload>> | undefined;

  async function call(method: string, args: object, signal?: AbortSignal): Promise<unknown> {
    const body = JSON.stringify(args);
    const answer = parse(await line({ path: folder + method, headers: JSON_HEADERS, body }, signal));
    if (answer.ok) return answer.result;
    throw new Refused(answer);
  }

  const uploads = () => (uploader ??= loadUploader(token, root, line));
  const calls = METHODS.map((method) => {
    return [method, (args: object, signal?: AbortSignal) => call(method, args, signal)] as const;
  });
  return {
    ...(Object.fromEntries(calls) as unknown as Pick<Wire, (typeof METHODS)[number]>),
    getMe: (signal) => call('getMe', {}, signal) as Promise<UserFromGetMe>,
    getWebhookInfo: (signal) => call('getWebhookInfo', {}, signal) as Promise<WebhookInfo>,
    sendPhoto: async (args, signal) => (await uploads()).sendPhoto(args, signal),
    sendDocument: async (args, signal) => (await uploads()).sendDocument(args, signal),
  };
}

const JSON_HEADERS = { 'content-type': 'application/json' };

/** As much of fetch as grammY uses. */
interface Sending {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable;
  readonly signal: AbortSignal;
}

async function loadUploader(token: string, apiRoot: string, line: Line): Promise<Pick<Wire, Upload>> {
  const { Api } = await import('grammy');
  const send = async (url: string, { headers, body, signal }: Sending) => {
    const answer = await line({ path: new URL(url).pathname, headers, body }, signal);
    return { json: async () => parse(answer) };
  };
  const { raw } = new Api(token, { apiRoot, fetch: send as unknown as typeof fetch });
  // A thing that has every method has `then` too, and would be awaited for ever.
  return { sendPhoto: raw.sendPhoto, sendDocument: raw.sendDocument } as unknown as Pick<Wire, Upload>;
}

/** A gateway in between answers in HTML; nobody knows what happened behind it. */
function parse({ status, text }: LineAnswer): ApiResponse<unknown> {
  try {
    return JSON.parse(text) as ApiResponse<unknown>;
  } catch {
    throw new WireFault(`HTTP ${status} without JSON`, true);
  }
}
