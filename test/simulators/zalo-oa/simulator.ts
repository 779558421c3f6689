import { createHash } from 'node:crypto';
import type { Instant } from '../../../src/core/time/instant.ts';
import { createFaults, type Faults } from '../faults.ts';
import { callApi } from './api.ts';
import { type Kind, toEvent } from './events.ts';
import { callOAuth, type TokenState } from './oauth.ts';

export interface Options {
  readonly now: () => Instant;
  readonly oaId?: string;
  /** 4 is an OA of government, which v3 refuses with -235; 2 of business, which v2 refuses with -240. */
  readonly type?: 2 | 4;
  /** Whether a message may carry buttons. */
  readonly takesButtons?: boolean;
  /** Whether the console of the app demands that every call proves the secret of the app. */
  readonly demandsProof?: boolean;
  /** Templates that were approved, by id: how long each parameter may be. */
  readonly approved?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Messages after the free window, a month. */
  readonly paid?: number;
  readonly deliver?: (request: Request) => Promise<Response>;
  readonly webhookUrl?: string;
}

export interface Person {
  lastHeard: number | undefined;
  follows: boolean;
}

export interface State {
  readonly options: Required<Omit<Options, 'deliver'>> & Pick<Options, 'deliver'>;
  readonly tokens: TokenState;
  readonly people: Map<string, Person>;
  /** Groups that the OA has made. */
  readonly groups: Set<string>;
  readonly sent: Sent[];
  readonly uploads: Map<string, { readonly kind: string; readonly size: number; readonly at: number }>;
  paidLeft: number;
}

export interface Sent {
  readonly to: string;
  readonly version: 'v2' | 'v3' | 'template';
  readonly text?: string;
  readonly attachment?: { readonly type: string; readonly payload: Readonly<Record<string, unknown>> };
}

export interface ZaloOaSimulator {
  readonly root: string;
  readonly oauthRoot: string;
  readonly oaId: string;
  readonly app: { readonly id: string; readonly secret: string; readonly webhookSecret: string };
  readonly fetch: typeof fetch;
  readonly faults: Faults;
  readonly tokens: TokenState;
  /** Paths that were called, oldest first. */
  readonly calls: readonly string[];
  sent(to?: string): readonly Sent[];
  /** Somebody does something; it is posted to the webhook, signed, and repeated until it is taken. */
  act(person: string, kind: Kind): Promise<void>;
  /** The same in a group of the OA, which is made by it. */
  actInGroup(group: string, person: string, kind: Kind): Promise<void>;
  /** The last event once more, signed as it was. */
  repeat(): Promise<void>;
  /** The signed request of an event, to do with as one likes. */
  toRequest(event: object): Request;
}

const APP = { id: '4444444444444444444', secret: 'bi-mat-ung-dung', webhookSecret: 'bi-mat-webhook' };
/** 30 s, 5 m, 15 m, 30 m, 1 h; the simulator does not wait. */
const TRIES = 5;

/** Zalo OA as far as its documents and reports tell, and strict where they do. */
export function createZaloOaSimulator(options: Options): ZaloOaSimulator {
  const {
    oaId = '3333333333333333333',
    type = 2,
    takesButtons = false,
    demandsProof = false,
    approved = {},
    paid = 500,
    now,
    deliver,
  } = options;
  const { webhookUrl = 'https://xa.example/hooks/zalo-oa' } = options;
  const state: State = {
    options: {
      now,
      oaId,
      type,
      takesButtons,
      demandsProof,
      approved,
      paid,
      webhookUrl,
      ...(deliver && { deliver }),
    },
    tokens: {
      access: 'access-0',
      refresh: 'refresh-0',
      expires: Number.POSITIVE_INFINITY,
      count: 0,
      isDead: false,
    },
    people: new Map(),
    groups: new Set(),
    sent: [],
    uploads: new Map(),
    paidLeft: paid,
  };
  const faults = createFaults();
  const calls: string[] = [];
  let count = 0;
  let last: object | undefined;

  function toRequest(event: object): Request {
    const body = JSON.stringify(event);
    const { timestamp } = event as { timestamp: string };
    const mac = createHash('sha256').update(`${APP.id}${body}${timestamp}${APP.webhookSecret}`).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-zevent-signature': `mac=${mac}` };
    return new Request(webhookUrl, { method: 'POST', headers, body });
  }

  async function post(event: object): Promise<void> {
    for (let n = 0; n < TRIES; n++) {
      if ((await deliver?.(toRequest(event)))?.status === 200) return;
    }
  }

  return {
    root: 'https://openapi.zalo.me',
    oauthRoot: 'https://oauth.zaloapp.com',
    oaId,
    app: APP,
    faults,
    tokens: state.tokens,
    calls,
    sent: (to) => state.sent.filter((message) => to === undefined || message.to === to),
    toRequest,

    async fetch(input, init) {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      const path = pathname.slice(1);
      calls.push(path);
      return faults.around(path, async () => {
        if (path.startsWith('v4/')) return callOAuth(state.tokens, APP, path, request, now());
        return callApi(state, APP.secret, path, request);
      });
    },

    async act(person, kind) {
      const known = state.people.get(person) ?? { lastHeard: undefined, follows: false };
      state.people.set(person, known);
      if (kind === 'unfollow') known.follows = false;
      else known.lastHeard = now();
      if (kind === 'follow') known.follows = true;
      last = toEvent({ id: `event-${++count}`, at: now(), oaId, appId: APP.id, person, kind });
      await post(last);
    },

    async actInGroup(group, person, kind) {
      state.groups.add(group);
      last = toEvent({ id: `event-${++count}`, at: now(), oaId, appId: APP.id, person, group, kind });
      await post(last);
    },

    async repeat() {
      if (last) await post(last);
    },
  };
}
