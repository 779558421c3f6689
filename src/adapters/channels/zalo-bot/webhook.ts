import { createHash, timingSafeEqual } from 'node:crypto';
import { readJson } from '../../../core/message/read-json.ts';
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
      const json = parse(post);
      // The same question in other words; a no to it would be told to the operator as a fault of ours.
      if (json === undefined) return MALFORMED;
      if (!isSame(post.header('x-bot-api-secret-token') ?? '', secret)) return UNSIGNED;
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
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** Of digests, because only texts of one length can be compared without telling how far they agree. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
