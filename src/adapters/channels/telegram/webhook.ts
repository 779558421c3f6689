import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import type { Inbound } from '../../../ports/channel.ts';
import type { Webhook } from '../../../ports/webhook.ts';
import { ALLOWED_UPDATES } from './poll.ts';
import type { Wire } from './wire.ts';

interface WebhookDeps {
  readonly path: string;
  /** 1 to 256 of A-Z a-z 0-9 _ -; Telegram sends it along with every update. */
  readonly secret: string;
  /** Whether Telegram has said who the bot is; an earlier life may have told it where to push. */
  readonly isReady: () => boolean;
  readonly toInbound: (update: Update) => Inbound | undefined;
}

/** The way in where Telegram pushes. What it repeats is known by its update_id. */
export function createWebhook({ path, secret, isReady, toInbound }: WebhookDeps): Webhook {
  return {
    path,
    async receive({ body, header }) {
      if (!isSame(header('x-telegram-bot-api-secret-token') ?? '', secret))
        return { refused: 'unsigned', status: 401 };
      const update = read(body);
      // With a no it would be sent again for a day, and everything else of that chat would wait behind it.
      if (update === undefined) return { refused: 'malformed', status: 200 };
      if (!isReady()) return { refused: 'not-ready', status: 503 };
      const inbound = toInbound(update);
      return inbound === undefined ? [] : [inbound];
    },
  };
}

function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function read(body: Uint8Array): Update | undefined {
  try {
    const update: unknown = JSON.parse(Buffer.from(body).toString());
    const id = (update as Partial<Update> | null)?.update_id;
    return Number.isSafeInteger(id) ? (update as Update) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The address that Telegram is told. It shows the address that is set but not the secret, so a part of it comes from
 * that, and from the kinds of updates that we ask for: where either is another one, the address is.
 */
export function webhookUrl(hooks: string, path: string, secret: string): string {
  const version = createHash('sha256').update(`${secret} ${ALLOWED_UPDATES}`).digest('hex').slice(0, 8);
  return `${hooks.replace(/\/+$/, '')}/${path}?v=${version}`;
}

/** Tells Telegram where to push, if it does not know. */
export async function register(wire: Wire, url: string, secret: string, signal: AbortSignal): Promise<void> {
  if ((await wire.getWebhookInfo(signal)).url === url) return;
  await wire.setWebhook({ url, secret_token: secret, allowed_updates: ALLOWED_UPDATES }, signal);
}
