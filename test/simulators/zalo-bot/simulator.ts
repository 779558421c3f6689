import type { Instant } from '../../../src/core/time/instant.ts';
import { createFaults, type Faults } from '../faults.ts';
import { callMethod } from './methods.ts';
import { type Chat, type Kind, type Shape, toUpdate } from './updates.ts';

export interface Options {
  readonly token?: string;
  readonly now: () => Instant;
  /** How this version of the platform writes things; documents and life differ. */
  readonly shape?: Partial<Shape>;
  /** Messages a month; 3,000 for a free bot. */
  readonly monthly?: number;
  /** Calls of setWebhook a day. */
  readonly webhookCalls?: number;
  /** Takes what the platform posts to the address of the webhook. */
  readonly deliver?: (request: Request) => Promise<Response>;
  /** Whether somebody answers at that address when it is set. */
  readonly isReachable?: boolean;
}

export interface State {
  readonly options: Required<Omit<Options, 'deliver'>> & Pick<Options, 'deliver'>;
  readonly faults: Faults;
  readonly sent: SentMessage[];
  readonly updates: object[];
  /** Chats that the bot may write to: those that wrote first. */
  readonly chats: Set<string>;
  webhook: { readonly url: string; readonly secret: string } | undefined;
  webhookCalls: number;
  /** Wakes a poll that waits. */
  wake: () => void;
}

export interface SentMessage {
  readonly chat: string;
  readonly text?: string;
  readonly photo?: string;
}

export interface ZaloBotSimulator {
  readonly root: string;
  readonly token: string;
  readonly fetch: typeof fetch;
  readonly faults: Faults;
  readonly calls: readonly string[];
  readonly webhook: () => { readonly url: string; readonly secret: string } | undefined;
  /** Somebody writes. Given to the webhook, if there is one, and repeated until it is taken; else kept for who asks. */
  write(chat: Chat, kind: Kind): Promise<void>;
  /** The same delivery once more. */
  repeat(): Promise<void>;
  sent(chat?: string): readonly SentMessage[];
}

const ROOT = 'https://bot-api.zaloplatforms.com';
/** The platform tells nobody how often it tries; a few times is what was seen. */
const TRIES = 3;

/** The Zalo Bot Platform as far as its documents and reports tell, and strict where they do. */
export function createZaloBotSimulator(options: Options): ZaloBotSimulator {
  const { token = '1234567:khong-co-that', shape = {}, monthly = 3_000, webhookCalls = 20 } = options;
  const { isReachable = true, now, deliver } = options;
  const fullShape: Shape = {
    wrapped: false,
    photo: 'photo_url',
    seconds: false,
    dateAsText: false,
    camelCase: false,
    ...shape,
  };
  const state: State = {
    options: {
      token,
      now,
      shape: fullShape,
      monthly,
      webhookCalls,
      isReachable,
      ...(deliver && { deliver }),
    },
    faults: createFaults(),
    sent: [],
    updates: [],
    chats: new Set(),
    webhook: undefined,
    webhookCalls: 0,
    wake: () => {},
  };
  const calls: string[] = [];
  let count = 0;
  let last: object | undefined;

  return {
    root: ROOT,
    token,
    faults: state.faults,
    calls,
    webhook: () => state.webhook,
    sent: (chat) => state.sent.filter((message) => chat === undefined || message.chat === chat),

    async fetch(input, init) {
      const request = new Request(input, init);
      const [, named, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(new URL(request.url).pathname) ?? [];
      calls.push(method);
      return state.faults.around(method, () => callMethod(state, named, method, request));
    },

    async write(chat, kind) {
      state.chats.add(chat.id);
      last = toUpdate({ id: `msg-${++count}`, at: now(), chat, kind, shape: fullShape });
      if (state.webhook === undefined) {
        state.updates.push(last);
        state.wake();
      } else await post(state.webhook, last);
    },

    async repeat() {
      if (state.webhook && last) await post(state.webhook, last);
    },
  };

  async function post({ url, secret }: { url: string; secret: string }, update: object): Promise<void> {
    const body = JSON.stringify(fullShape.wrapped ? { ok: true, result: update } : update);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Java/1.8.0_192',
      'x-bot-api-secret-token': secret,
    };
    for (let n = 0; n < TRIES; n++) {
      const answer = await deliver?.(new Request(url, { method: 'POST', headers, body }));
      if (answer === undefined || answer.status === 200) return;
    }
  }
}
