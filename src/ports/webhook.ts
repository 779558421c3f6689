import type { Instant } from '../core/time/instant.ts';
import type { Inbound } from './inbound.ts';

/** What a platform posted, exactly as it came: signatures are over the raw bytes. */
export interface Post {
  readonly body: Uint8Array;
  /** By its name in any case. */
  header(name: string): string | undefined;
  readonly at: Instant;
}

/** Why nothing of a post was taken in. */
export type Refusal =
  /** The signature or the secret is missing or wrong. */
  | 'unsigned'
  | 'malformed'
  /** Older than the platform ever repeats, so somebody else has kept it. */
  | 'stale'
  /** For another account of the same platform. */
  | 'foreign'
  /** We do not know yet who we are; the platform sends it again. */
  | 'not-ready';

export interface Refused {
  readonly refused: Refusal;
  /** What the platform wants to hear all the same; some switch a webhook off after a no. */
  readonly status: 200 | 400 | 401 | 403 | 503;
}

/** A way in that a platform pushes to. */
export interface Webhook {
  /** The last part of /hooks/<path>. Accounts of one platform may share it; each says which posts are its own. */
  readonly path: string;
  /** Judges and reads a post; touches neither network nor database. An empty list is a post that says nothing to us. */
  receive(post: Post): Promise<readonly Inbound[] | Refused>;
  /** How the platform names our account, where somebody must let us in: /hooks/<path>/connected?oa_id=<account>. */
  readonly account?: string;
  /** Takes the code that the platform's page of consent gave. Throws SendError. */
  connect?(code: string, signal: AbortSignal): Promise<void>;
}
