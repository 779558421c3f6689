import type * as z from 'zod';
import { SendError } from '../../../ports/channel.ts';
import type { Remote } from '../../../ports/remote.ts';
import { toSendError } from './errors.ts';
import { Me, readAnswer, readUpdate, Sent, type Update, WebhookInfo } from './wire.ts';

export interface ZaloBotApi {
  getMe(signal: AbortSignal): Promise<z.infer<typeof Me>>;
  /** At most one update a call; undefined when nothing came in `seconds`. It is not given out again. */
  getUpdates(seconds: number, signal: AbortSignal): Promise<Update | undefined>;
  /** Undefined when none is set, which some versions report as an error. */
  getWebhookUrl(signal: AbortSignal): Promise<string | undefined>;
  /** Stored also when Zalo could not reach it; `problem` says so. */
  setWebhook(url: string, secret: string, signal: AbortSignal): Promise<{ readonly problem?: string }>;
  /** Return the id of the message. */
  sendMessage(chat: string, text: string, signal: AbortSignal): Promise<string>;
  sendPhoto(chat: string, url: string, signal: AbortSignal): Promise<string>;
}

interface Deps {
  readonly remote: Remote;
  readonly root: string;
  readonly token: string;
}

/** The calls we need of https://docs.zaloplatforms.com/docs/BOT. All of them throw SendError. */
export function createApi({ remote, root, token }: Deps): ZaloBotApi {
  async function ask(method: string, body: object, signal: AbortSignal) {
    const { status, json, header } = await remote({
      method: 'POST',
      url: `${root}/bot${token}/${method}`,
      body,
      signal,
    });
    return { answer: readAnswer(json, status), retryAfter: toSeconds(header('retry-after')) };
  }

  async function call<T>(
    method: string,
    body: object,
    result: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const { answer, retryAfter } = await ask(method, body, signal);
    if (!answer.ok) throw toSendError(method, answer, retryAfter);
    const read = result.safeParse(answer.result);
    if (read.success) return read.data;
    throw new SendError('answer-lost', `Zalo Bot ${method}: an answer that is not understood`);
  }

  return {
    getMe: (signal) => call('getMe', {}, Me, signal),

    async getUpdates(seconds, signal) {
      // Documented as a string.
      const { answer } = await ask('getUpdates', { timeout: String(seconds) }, signal);
      if (answer.ok) return readUpdate(answer.result);
      if (answer.code === IDLE) return undefined;
      throw toSendError('getUpdates', answer);
    },

    async getWebhookUrl(signal) {
      const { answer } = await ask('getWebhookInfo', {}, signal);
      if (!answer.ok && [400, 404].includes(answer.code)) return undefined;
      if (!answer.ok) throw toSendError('getWebhookInfo', answer);
      const { url } = WebhookInfo.catch({}).parse(answer.result);
      return url === '' ? undefined : url;
    },

    async setWebhook(url, secret, signal) {
      const { verification } = await call('setWebhook', { url, secret_token: secret }, WebhookInfo, signal);
      return verification?.ok === false ? { problem: verification.outcome ?? 'no reason given' } : {};
    },

    sendMessage: async (chat, text, signal) =>
      (await call('sendMessage', { chat_id: chat, text }, Sent, signal)).message_id,

    sendPhoto: async (chat, photo, signal) =>
      (await call('sendPhoto', { chat_id: chat, photo }, Sent, signal)).message_id,
  };
}

/** Nothing came while we waited. */
const IDLE = 408;

const toSeconds = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
