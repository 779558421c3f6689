import { createHmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Update } from 'grammy/types';
import type { Audience } from '../../../core/message/audience.ts';
import { type Channel, type Inbound, type Limits, type Pace, SendError } from '../../../ports/channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Finding } from '../../../ports/finding.ts';
import type { OpenLine } from '../../../ports/line.ts';
import type { OpenFile } from '../../../ports/media.ts';
import type { Pictures } from '../../../ports/pictures.ts';
import type { Words } from '../../../ports/words.ts';
import { toKeyboard } from './buttons.ts';
import { asRefusal, toSendError } from './errors.ts';
import { examineTelegram } from './examine.ts';
import { fetchFile } from './fetch-file.ts';
import { isGroup } from './groups.ts';
import type { Me } from './me.ts';
import { setMenuOf, setMenus } from './menus.ts';
import { poll } from './poll.ts';
import { resting } from './rest.ts';
import { createSend } from './send.ts';
import { acknowledgeTap } from './tapped.ts';
import { toInbound } from './translate.ts';
import { createWebhook, register, webhookUrl } from './webhook.ts';
import { createWire } from './wire.ts';

export interface TelegramDeps {
  readonly name: string;
  readonly commune: string;
  readonly token: string;
  /** Default: Telegram's own. */
  readonly apiRoot?: string;
  /** The address of /hooks/ as Telegram reaches it; without it we ask for updates ourselves. */
  readonly hooks?: string;
  readonly openLine: OpenLine;
  readonly clock: Clock;
  readonly words: Words;
  readonly pictures: Pictures;
  /** Without it no files can be sent. */
  readonly openFile?: OpenFile;
  readonly pace?: Pace;
  /** Told of what an operator should know; without secrets and personal data. */
  readonly onTrouble: (error: SendError) => void;
}

export interface TelegramChannel extends Channel {
  /** What Telegram says of the bot, for the doctor. Throws SendError. */
  examine(signal: AbortSignal): Promise<readonly Finding[]>;
  /**
   * Asks Telegram who the bot is, sets its lists of commands and how it is told of updates. Throws SendError. May be
   * called again; until it has succeeded nothing is taken in and there are no links.
   */
  prepare(signal: AbortSignal): Promise<void>;
}

/** Bot API: 1-4096 characters, captions 0-1024, callback_data 1-64 bytes; uploads of 50 MB. */
const LIMITS: Limits = {
  text: 4_096,
  choices: 30,
  choiceText: 60,
  token: 64,
  caption: 1_024,
  ownNumber: true,
  files: [{ types: 'any', bytes: 50 * 1024 * 1024 }],
};

/**
 * core.telegram.org/bots/faq: about one message a second in a chat, 20 a minute in a group, 30 a second in bulk. We stay
 * just below, because a refusal costs more than it gains.
 */
const PACE: Pace = {
  overall: { messages: 29, seconds: 1, burst: 12 },
  chat: { messages: 1, seconds: 1, burst: 4 },
  group: { messages: 19, seconds: 60, burst: 5 },
};

export function createTelegram(deps: TelegramDeps): TelegramChannel {
  const {
    name,
    commune,
    token,
    apiRoot = 'https://api.telegram.org',
    hooks,
    openLine,
    clock,
    words,
    onTrouble,
  } = deps;
  const wire = resting(createWire({ token, apiRoot, openLine }), clock.now);
  const send = createSend({
    wire,
    pictures: deps.pictures,
    ...(deps.openFile && { openFile: deps.openFile }),
  });
  // A secret of its own that needs no configuration: whoever has the token has the bot anyway.
  const secret = createHmac('sha256', token).update('webhook').digest('base64url');
  const hookUrl = hooks && webhookUrl(hooks, name, secret);
  let me: Me | undefined;
  const read = (update: Update) => me && readUpdate(update, me);

  /** One that is of no shape we know must not keep all others waiting behind it for ever. */
  function readUpdate(update: Update, bot: Me): Inbound | undefined {
    try {
      return toInbound(update, bot, clock.now());
    } catch (cause) {
      onTrouble(new SendError('rejected', `update ${update.update_id} could not be read`, { cause }));
      return undefined;
    }
  }

  async function prepare(signal: AbortSignal): Promise<void> {
    try {
      const { id, username } = await wire.getMe(signal);
      if (hookUrl === undefined) await wire.deleteWebhook({}, signal);
      else await register(wire, hookUrl, secret, signal);
      me = { id, username };
    } catch (error) {
      throw toSendError(error);
    }
    // A nicety: the bot works without them.
    await setMenus(wire, words).catch((error) => onTrouble(toSendError(error)));
  }

  /** What could not be set goes with the next message to them. */
  const menusOwed = new Map<string, Audience>();
  async function payMenu(address: string): Promise<void> {
    const audience = menusOwed.get(address);
    if (audience === undefined) return;
    await setMenuOf(wire, words, audience, Number(address));
    menusOwed.delete(address);
  }

  return {
    name,
    commune,
    limits: LIMITS,
    resend: false,
    pace: deps.pace ?? PACE,
    isGroup,
    prepare,
    examine: (signal) => examineTelegram(wire, hookUrl, clock.now(), signal),
    get link() {
      return me && ((start: string) => linkOf(me as Me, start));
    },
    ...(hooks !== undefined && {
      webhook: createWebhook({ path: name, secret, isReady: () => me !== undefined, toInbound: read }),
    }),

    async send(address, message, signal) {
      try {
        const sent = await send(Number(address), message, signal);
        if (message.audience) menusOwed.set(address, message.audience);
        if (menusOwed.has(address)) await payMenu(address).catch(() => {});
        return String(sent.message_id);
      } catch (error) {
        throw toSendError(error);
      }
    },

    async edit(address, providerId, { text, choices }, signal) {
      try {
        await wire.editMessageText(
          {
            chat_id: Number(address),
            message_id: Number(providerId),
            text,
            ...(choices.length > 0 && { reply_markup: toKeyboard(choices) }),
            link_preview_options: { is_disabled: true },
          },
          signal,
        );
      } catch (error) {
        if (/message is not modified/.test(asRefusal(error)?.description ?? '')) return;
        throw toSendError(error);
      }
    },

    fetch: (ref, signal) => fetchFile(wire, { token, apiRoot }, ref, signal),

    ...(hooks === undefined &&
      ({
        async poll(take, signal) {
          for (let failures = 0; me === undefined && !signal.aborted; ) {
            try {
              await prepare(signal);
            } catch (error) {
              if ((error as SendError).failure === 'misconfigured') throw error;
              if (failures++ === 0) onTrouble(error as SendError);
              await wait(Math.min(1_000 * 2 ** failures, 60_000), signal);
            }
          }
          await poll({ wire, toInbound: read, wait, onTrouble }, take, signal);
        },
      } satisfies Pick<Channel, 'poll'>)),

    acknowledge: (inbound) => acknowledgeTap(wire, inbound),
  };
}

const linkOf = ({ username }: Me, start: string): string =>
  `https://t.me/${username}?start=${encodeURIComponent(start)}`;

const wait = async (ms: number, signal: AbortSignal): Promise<void> => {
  await setTimeout(ms, undefined, { signal }).catch(() => {});
};
