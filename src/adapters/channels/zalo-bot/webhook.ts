import { createHash, timingSafeEqual } from 'node:crypto';
import type { Post, Refused, Webhook } from '../../../ports/webhook.ts';
import { type BotNames, toInbound } from './translate.ts';
import { readUpdate } from './wire.ts';

interface Deps {
  readonly path: string;
  readonly secret: string;
  readonly names: () => BotNames;
}

/** https://docs.zaloplatforms.com/docs/BOT: POST of JSON with the secret in a header. */
export function createWebhook({ path, secret, names }: Deps): Webhook {
  return {
    path,
    async receive(post) {
      // Sent without anything when a webhook is registered, to see whether somebody answers.
      if (post.body.length === 0) return [];
      if (!isSame(post.header('x-bot-api-secret-token') ?? '', secret)) return UNSIGNED;
      const json = parse(post);
      if (json === undefined) return MALFORMED;
      const update = readUpdate(json);
      if (update === undefined) return MALFORMED;
      const inbound = toInbound(update, names());
      return inbound === undefined ? [] : [inbound];
    },
  };
}

const UNSIGNED: Refused = { refused: 'unsigned', status: 401 };
/** Answered kindly: to repeat it would not make it better. */
const MALFORMED: Refused = { refused: 'malformed', status: 200 };

function parse({ body }: Post): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** Of digests, because only texts of one length can be compared without telling how far they agree. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
