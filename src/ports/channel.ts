import type { Limits, Outbound } from '../core/message/outbound.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Inbound } from './inbound.ts';
import type { Webhook } from './webhook.ts';

export type { Limits, Outbound } from '../core/message/outbound.ts';
export type { Inbound } from './inbound.ts';

/** The way into one commune, as far as a conversation has to know it. */
export interface Door {
  /** Unique in the process: "web", "telegram". */
  readonly name: string;
  readonly commune: string;
  /** A link that opens this channel with `start`, where the platform has such links and we know ours. */
  readonly link?: ((start: string) => string) | undefined;
  /** Whether several people read what is said there. */
  isGroup?(address: string): boolean;
}

/** At most so many messages in so many seconds; `burst` of them may go at once after a rest. */
export interface Rate {
  readonly messages: number;
  readonly seconds: number;
  readonly burst: number;
}

/** How fast a platform lets us send. What is left out is not limited. */
export interface Pace {
  readonly overall?: Rate;
  readonly chat?: Rate;
  readonly group?: Rate;
}

export interface Channel extends Door {
  readonly limits: Limits;
  /** True where the same message twice does no harm, so that what was cut short by a crash is simply sent again. */
  readonly resend: boolean;
  readonly pace?: Pace;
  /** Left out where messages are fetched by us. */
  readonly webhook?: Webhook;
  /** Whether somebody may be written to now, as far as the platform's rules tell; left out where always. */
  reach?(address: string, heardAt: Instant | undefined, now: Instant): Reach;
  /** Returns the platform's id for the message, or throws SendError. */
  send(address: string, message: Outbound, signal: AbortSignal): Promise<string>;
  /** Messages of a form that the platform has approved, which it lets through where nothing else may go; often paid. */
  readonly template?: TemplateWay;
  /** Puts other words into a message that was sent. Throws SendError. */
  edit?(address: string, providerId: string, message: Outbound, signal: AbortSignal): Promise<void>;
  /** The bytes of something that was sent to us, by the ref of its attachment. Throws SendError. */
  fetch?(ref: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
  /**
   * Asks the platform for what is new, until the signal. A batch is confirmed to the platform only after `take` has
   * ended, so what a crash cuts short comes again. Ends before the signal, with SendError, only when going on is of no
   * use, such as with a token that is refused.
   */
  poll?(take: (messages: readonly Inbound[]) => Promise<void>, signal: AbortSignal): Promise<void>;
  /** A courtesy after a message is safe with us: the spinner on a button stops. Failing does no harm. */
  acknowledge?(inbound: Inbound): Promise<void>;
}

/** Kinds of messages that may have a template. */
export type TemplateKind = 'reminder' | 'notice';

export interface TemplateWay {
  readonly kinds: ReadonlySet<TemplateKind>;
  /** Returns the platform's id for the message, or throws SendError. `words` may be cut to what the form has room for. */
  send(kind: TemplateKind, address: string, words: string, signal: AbortSignal): Promise<string>;
}

/** May a message go to this person now, and what does it cost the commune? */
export type Reach =
  | { readonly open: true; readonly cost: 'free' | 'paid' }
  | { readonly open: false; readonly failure: 'window-closed' | 'quota' | 'misconfigured' };

export type SendFailure =
  | 'throttled'
  | 'unreachable'
  /** It may have arrived: the request went out and no answer came back. */
  | 'answer-lost'
  | 'blocked'
  | 'window-closed'
  | 'quota'
  /** The chat has another address now, see `movedTo`. */
  | 'moved'
  | 'rejected'
  /** The platform lets us in no more, or lets us do nothing: a person has to put that right, then all goes on. */
  | 'misconfigured';

const retryable: ReadonlySet<SendFailure> = new Set(['throttled', 'unreachable', 'misconfigured']);

/** Every failure of `send`, in words that answer "what now?". */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly failure: SendFailure;
  /** As the platform asked, in seconds. */
  readonly retryAfter: number | undefined;
  /** The chat is at this address now. */
  readonly movedTo: string | undefined;

  constructor(
    failure: SendFailure,
    message: string,
    options: ErrorOptions & { readonly retryAfter?: number; readonly movedTo?: string } = {},
  ) {
    super(message, options);
    this.failure = failure;
    this.retryAfter = options.retryAfter;
    this.movedTo = options.movedTo;
  }

  get retryable(): boolean {
    return retryable.has(this.failure);
  }
}

/** What somebody sent is larger than the platform hands out, or than we take from it. */
export class FileTooBig extends SendError {
  constructor(message: string) {
    super('rejected', message);
  }
}
