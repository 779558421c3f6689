import type { Limits, Outbound } from '../core/message/outbound.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Webhook } from './webhook.ts';

export type { Limits, Outbound } from '../core/message/outbound.ts';
export type { Inbound } from './inbound.ts';

/** The way into one commune, as far as a conversation has to know it. */
export interface Door {
  /** Unique in the process: "web", "telegram". */
  readonly name: string;
  readonly commune: string;
  /** A link that opens this channel with `start`, where the platform has such links. */
  link?(start: string): string;
}

export interface Channel extends Door {
  readonly limits: Limits;
  /** True where the same message twice does no harm, so that what was cut short by a crash is simply sent again. */
  readonly resend: boolean;
  /** Left out where messages are fetched by us. */
  readonly webhook?: Webhook;
  /** Whether somebody may be written to now, as far as the platform's rules tell; left out where always. */
  reach?(address: string, heardAt: Instant | undefined, now: Instant): Reach;
  /** Returns the platform's id for the message, or throws SendError. */
  send(address: string, message: Outbound, signal: AbortSignal): Promise<string>;
  /** The bytes of something that was sent to us, by the ref of its attachment. Throws SendError. */
  fetch?(ref: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
}

/** May a message go to this person now, and what does it cost the commune? */
export type Reach =
  | { readonly open: true; readonly cost: 'free' | 'paid' }
  | { readonly open: false; readonly failure: 'window-closed' | 'quota' | 'misconfigured' };

export type SendFailure =
  | 'throttled'
  | 'unreachable'
  | 'blocked'
  | 'window-closed'
  | 'quota'
  | 'rejected'
  | 'misconfigured';

const retryable: ReadonlySet<SendFailure> = new Set(['throttled', 'unreachable']);

/** Every failure of `send`, in words that answer "what now?". */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly failure: SendFailure;
  /** As the platform asked, in seconds. */
  readonly retryAfter: number | undefined;

  constructor(failure: SendFailure, message: string, options: ErrorOptions & { retryAfter?: number } = {}) {
    super(message, options);
    this.failure = failure;
    this.retryAfter = options.retryAfter;
  }

  get retryable(): boolean {
    return retryable.has(this.failure);
  }
}
