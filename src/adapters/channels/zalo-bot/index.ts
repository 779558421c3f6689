import { createHmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Channel, type Limits, type Outbound, type Pace, SendError } from '../../../ports/channel.ts';
import type { Finding } from '../../../ports/finding.ts';
import type { Download, Remote } from '../../../ports/remote.ts';
import { createApi } from './api.ts';
import { examineZaloBot } from './examine.ts';
import { createPoll } from './poll.ts';
import { register, webhookUrl } from './register.ts';
import { type BotNames, isGroup, toChat } from './translate.ts';
import { createWebhook } from './webhook.ts';

export interface ZaloBotDeps {
  readonly name: string;
  readonly commune: string;
  /** "<digits>:<secret>", as Zalo sent it. */
  readonly token: string;
  /** https://bot-api.zaloplatforms.com */
  readonly root: string;
  readonly remote: Remote;
  readonly download: Download;
  /** Where the world reaches us. With it Zalo pushes messages; without it we ask for them, for development. */
  readonly publicUrl?: string;
  /** Where Zalo can fetch a drawing as PNG or JPEG, several times; without it drawings are left out. */
  readonly pictureUrl?: (name: string) => string;
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface ZaloBot extends Channel {
  /** What Zalo says of the bot, for the doctor. Throws SendError. */
  examine(signal: AbortSignal): Promise<readonly Finding[]>;
  /** Makes sure that Zalo pushes to us; returns what it finds wrong with our address. Nothing to do where we poll. */
  prepare(signal: AbortSignal): Promise<{ readonly changed: boolean; readonly problem?: string }>;
}

/** The platform has neither buttons nor files. */
const LIMITS: Limits = { text: 2_000, choices: 0, choiceText: 0, files: [] };

/** Zalo tells no limits; this is our own measure. Over the month's 3,000 messages of a free bot it says 429. */
const PACE: Pace = {
  overall: { messages: 10, seconds: 1, burst: 10 },
  chat: { messages: 1, seconds: 1, burst: 3 },
};

/** A bot of the Zalo Bot Platform, https://docs.zaloplatforms.com/docs/BOT: people answer its menus by number. */
export function createZaloBot(deps: ZaloBotDeps): ZaloBot {
  const { name, commune, token, root, remote, download, publicUrl, pictureUrl, wait = pause } = deps;
  const api = createApi({ remote, root, token });
  // Nobody has to invent one: it is as secret as the token, and the token cannot be worked out from it.
  const secret = createHmac('sha256', token).update('cao-diem webhook').digest('base64url');
  const hookUrl = publicUrl && webhookUrl(publicUrl, name, secret);
  let names: BotNames | undefined;

  return {
    name,
    commune,
    limits: LIMITS,
    pace: PACE,
    resend: false,
    isGroup,
    fetch: download,
    ...(publicUrl === undefined
      ? { poll: createPoll({ api, names: learnNames, wait }) }
      : { webhook: createWebhook({ path: name, secret, names: () => names ?? [] }) }),

    examine: (signal) => examineZaloBot(api, hookUrl, signal),

    async prepare(signal) {
      if (hookUrl === undefined) return { changed: false };
      await learnNames(signal);
      return register(api, hookUrl, secret, signal);
    },

    async send(address, { text, picture }, signal) {
      const chat = toChat(address);
      const id = text === '' ? undefined : await api.sendMessage(chat, text, signal);
      const pictured = await sendPicture(chat, picture, signal);
      const sent = id ?? pictured;
      if (sent === undefined) throw new SendError('rejected', 'a message of nothing');
      return sent;
    },
  };

  async function learnNames(signal: AbortSignal): Promise<BotNames> {
    if (names === undefined) {
      const { account_name, display_name } = await api.getMe(signal);
      names = [display_name, account_name].filter((one) => one !== undefined);
    }
    return names;
  }

  /** The words have been said by now, and say all of it: a drawing that does not go through is not worth saying them again. */
  async function sendPicture(
    chat: string,
    picture: Outbound['picture'],
    signal: AbortSignal,
  ): Promise<string | undefined> {
    if (picture === undefined || pictureUrl === undefined) return undefined;
    return api.sendPhoto(chat, pictureUrl(picture.name), signal).catch(() => undefined);
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal });
