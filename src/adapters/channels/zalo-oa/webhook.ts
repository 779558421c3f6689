import { createHash } from 'node:crypto';
import { readJson } from '../../../core/message/read-json.ts';
import type { Post, Refused, Webhook } from '../../../ports/webhook.ts';
import { isSigned } from './signature.ts';
import { oaOf, toInbound } from './translate.ts';
import { Event } from './wire.ts';

interface Deps {
  /** One for each app; several OAs may have granted it. */
  readonly path: string;
  readonly appId: string;
  readonly oaId: string;
  /** Documents disagree on which secret signs: the OA's, or that of the app. Both are Zalo's and ours alone. */
  readonly secrets: readonly string[];
  /** How people call the OA in a group: its number, and its name once that is known. */
  readonly names: () => readonly string[];
}

/** Always 200: the console's own test is not signed, and after five times no the webhook is switched off. */
export function createWebhook({ path, appId, oaId, secrets, names }: Deps): Webhook {
  return {
    path,
    async receive(post) {
      const event = readEvent(post);
      if (event === undefined) return refuse('malformed');
      // What is about a group need not name the OA; the app that it names is ours, and the signature says so.
      if ((oaOf(event) ?? oaId) !== oaId || (event.app_id ?? appId) !== appId) return refuse('foreign');
      const { body } = post;
      const { timestamp } = event;
      const mac = post.header('x-zevent-signature');
      if (!secrets.some((secret) => isSigned(mac, { appId, secret, body, timestamp })))
        return refuse('unsigned');
      const inbound = toInbound(event, createHash('sha256').update(body).digest('base64url'), names());
      return inbound === undefined ? [] : [inbound];
    },
  };
}

const refuse = (refused: Refused['refused']): Refused => ({ refused, status: 200 });

function readEvent({ body }: Post): Event | undefined {
  try {
    return Event.safeParse(readJson(new TextDecoder('utf-8', { fatal: true }).decode(body))).data;
  } catch {
    return undefined;
  }
}
