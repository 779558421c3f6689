import * as z from 'zod';
import { createTelegram } from '../adapters/channels/telegram/index.ts';
import { openLine } from '../adapters/http/line.ts';
import { ConfigError } from '../config.ts';
import { Common, definePlatform } from './platform.ts';
import { Secret } from './secret.ts';

/** Telegram hangs up on a connection that has been idle for longer. */
const IDLE = 20_000;

const Entry = z.strictObject({
  ...Common,
  platform: z.literal('telegram'),
  token: Secret,
  /** A Bot API server of one's own. */
  apiRoot: z.url({ protocol: /^https?$/ }).optional(),
  /** `webhook` needs PUBLIC_URL with https; polling needs nothing. */
  receive: z.enum(['polling', 'webhook']).default('polling'),
});

export const telegram = definePlatform({
  schema: Entry,
  fromEnv: ({ TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT, TELEGRAM_RECEIVE }, commune) =>
    TELEGRAM_BOT_TOKEN === undefined
      ? undefined
      : {
          platform: 'telegram' as const,
          name: 'telegram',
          commune,
          token: { env: 'TELEGRAM_BOT_TOKEN' },
          receive: TELEGRAM_RECEIVE,
          ...(TELEGRAM_API_ROOT !== undefined && { apiRoot: TELEGRAM_API_ROOT }),
        },
  // The number before the colon is the bot's; the rest of a token may change.
  account: ({ token }, secrets) => `telegram ${secrets(token).split(':')[0]}`,
  async open({ name, commune, token, apiRoot, receive }, parts) {
    const { secrets, clock, words, pictures, openFile, publicUrl, onTrouble } = parts;
    if (receive === 'webhook' && !publicUrl?.startsWith('https://'))
      throw new ConfigError(
        `${name} wants a webhook: set PUBLIC_URL to an https:// address that Telegram reaches.`,
      );
    const channel = createTelegram({
      name,
      commune,
      token: secrets(token),
      ...(apiRoot !== undefined && { apiRoot }),
      ...(receive === 'webhook' && { hooks: `${publicUrl}/hooks` }),
      openLine: (origin) => openLine(origin, { idle: IDLE }),
      clock,
      words,
      pictures,
      openFile,
      onTrouble: (error) => onTrouble(name, error),
    });
    return { channel, prepare: channel.prepare, examine: channel.examine };
  },
});
