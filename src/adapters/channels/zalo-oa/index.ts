import { type Instant, later } from '../../../core/time/instant.ts';
import {
  type Channel,
  type Limits,
  type Pace,
  SendError,
  type TemplateKind,
} from '../../../ports/channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { OpenFile } from '../../../ports/media.ts';
import type { Notes } from '../../../ports/notes.ts';
import type { Download, Remote } from '../../../ports/remote.ts';
import type { TokenKeeper, TokenPair } from '../../../ports/token-keeper.ts';
import { type Call, createAsk, createCall, succeed } from './api.ts';
import { MAX_BUTTONS, MAX_TITLE } from './buttons.ts';
import { isGroup } from './groups.ts';
import { createQuotas } from './quota.ts';
import { createSend } from './send.ts';
import { createSendTemplate, type Templates } from './template.ts';
import { createOAuth, isDue } from './token.ts';
import { createUploads, FILES } from './upload.ts';
import { createWebhook } from './webhook.ts';
import { reachAt } from './window.ts';
import { OaInfo } from './wire.ts';

export interface ZaloOaDeps {
  readonly name: string;
  readonly commune: string;
  readonly oaId: string;
  readonly appId: string;
  readonly appSecret: string;
  /** "OA Secret Key" on the page of the webhook's settings; not the secret of the app. */
  readonly webhookSecret: string;
  /** The last part of /hooks/<path>: one for each app, so that several OAs may share it. The name, without it. */
  readonly path?: string;
  /** https://openapi.zalo.me and https://oauth.zaloapp.com */
  readonly root: string;
  readonly oauthRoot: string;
  /** Whether this OA is known to take buttons; numbered text otherwise. */
  readonly buttons?: boolean;
  /** What goes to people whose window is closed; nothing without. */
  readonly templates?: Templates;
  /** Whether the console of the app demands appsecret_proof. */
  readonly proof?: boolean;
  readonly remote: Remote;
  readonly download: Download;
  readonly clock: Clock;
  readonly keeper: TokenKeeper;
  readonly notes: Notes;
  readonly readPicture: (name: string) => Promise<Uint8Array | undefined>;
  readonly openFile: OpenFile;
}

export interface ZaloOa extends Channel {
  /** Renews the tokens when it is time, and learns what the OA is called; to be called every few minutes. Throws SendError when only a person can help. */
  tend(): Promise<void>;
  isConnected(): Promise<boolean>;
  /** The page on which an administrator of the OA lets us in, and where it leads back to. */
  consentUrl(redirectUri: string): string;
  /** Takes what that page gave. Throws SendError, also when it was given for another OA. */
  connect(code: string, oaId: string, signal: AbortSignal): Promise<void>;
  /** Takes a pair made in Zalo's console. */
  bring(tokens: Pick<TokenPair, 'access' | 'refresh'>): Promise<void>;
  /** Who we are, for the doctor. */
  whoAmI(signal: AbortSignal): Promise<OaInfo>;
}

const NUMBERED: Limits = { text: 2_000, choices: 0, choiceText: 0, files: FILES };
/** Room for the same as numbered lines, should the buttons be refused. */
const LINES = 2 + MAX_BUTTONS * (MAX_TITLE + 4);
const WITH_BUTTONS: Limits = {
  ...NUMBERED,
  text: NUMBERED.text - LINES,
  choices: MAX_BUTTONS,
  choiceText: MAX_TITLE,
};

/** The smallest package allows 100 requests a minute; more comes back as -32. */
const PACE: Pace = {
  overall: { messages: 90, seconds: 60, burst: 30 },
  chat: { messages: 1, seconds: 1, burst: 3 },
};

/** What is brought from the console has an unknown age; it is renewed at the first occasion. */
const BROUGHT_FOR = 60_000;

const NAME_TIMEOUT = 10_000;

/** A Zalo Official Account, OpenAPI v3, https://developers.zalo.me/docs/official-account */
export function createZaloOa(deps: ZaloOaDeps): ZaloOa {
  const { name, commune, oaId, appId, appSecret, webhookSecret, root, oauthRoot, remote, clock, keeper } =
    deps;
  const account = `zalo-oa:${oaId}`;
  const oauth = createOAuth({ remote, root: oauthRoot, clock, appId, appSecret, oaId });
  const ask = createAsk(remote, deps.proof ? appSecret : undefined);
  const call = createCall(ask, { oauth, keeper, account });
  const { templates = {} } = deps;
  const kinds = new Set(Object.keys(templates) as TemplateKind[]);
  const quotas = createQuotas();
  let buttons = deps.buttons ?? false;
  let names: readonly string[] = [oaId];

  return {
    name,
    commune,
    get limits() {
      return buttons ? WITH_BUTTONS : NUMBERED;
    },
    pace: PACE,
    resend: false,
    isGroup,
    webhook: {
      ...createWebhook({
        path: deps.path ?? name,
        appId,
        oaId,
        secrets: [webhookSecret, appSecret],
        names: () => names,
      }),
      account: oaId,
      connect: (code, signal) => connect(code, oaId, signal),
    },
    fetch: deps.download,
    send: createSend({
      call,
      root,
      clock,
      notes: deps.notes,
      quotas,
      uploads: createUploads(call, root, clock),
      readPicture: deps.readPicture,
      openFile: deps.openFile,
      onNoButtons: () => {
        buttons = false;
      },
    }),

    ...(kinds.size > 0 && { template: { kinds, send: createSendTemplate({ call, root, templates }) } }),

    reach(address: string, heardAt: Instant | undefined, now: Instant) {
      // Messages to a group have neither windows nor a price of their own.
      if (isGroup(address)) return { open: true, cost: 'free' };
      const reach = reachAt(heardAt, now);
      const isUsedUp =
        quotas.isUsedUp(address, heardAt, now) ||
        (reach.open && reach.cost === 'paid' && quotas.isOaUsedUp(now));
      return isUsedUp ? { open: false, failure: 'quota' } : reach;
    },

    async tend() {
      const pair = await keeper.current(account);
      if (pair !== undefined && isDue(pair, clock.now()))
        await keeper.renew(account, pair.access, oauth.exchange);
      if (pair !== undefined && names.length === 1) await learnName().catch(() => {});
    },

    isConnected: async () => (await keeper.current(account)) !== undefined,

    consentUrl: oauth.consentUrl,

    connect,

    async bring({ access, refresh }) {
      const since = clock.now();
      await keeper.bring(account, { access, refresh, since, expires: later(since, BROUGHT_FOR) });
    },

    whoAmI,
  };

  function whoAmI(signal: AbortSignal): Promise<OaInfo> {
    return succeed(call, profile(signal));
  }

  function profile(signal: AbortSignal): Call<OaInfo> {
    const request = { method: 'GET', url: `${root}/v2.0/oa/getoa` } as const;
    return { what: 'getoa', request, result: OaInfo, signal };
  }

  /** In a group it is called by name; until that is known, by its number or with a slash. */
  async function learnName(): Promise<void> {
    const { name: called } = await whoAmI(AbortSignal.timeout(NAME_TIMEOUT));
    if (called !== undefined) names = [oaId, called];
  }

  async function connect(code: string, given: string, signal: AbortSignal): Promise<void> {
    if (given !== oaId) throw new SendError('rejected', 'consent was given for another OA');
    const pair = await oauth.redeem(code, signal);
    await refuseOther(pair, signal);
    await keeper.bring(account, pair);
  }

  /**
   * Whoever runs any OA can let our app in and come here with what they were given, under our number. Where Zalo does
   * not say whose it is, it is taken only if there is no other.
   */
  async function refuseOther(pair: TokenPair, signal: AbortSignal): Promise<void> {
    const answer = await ask(profile(signal), pair);
    const own = 'data' in answer ? (answer.data.oa_id ?? answer.data.oaid) : undefined;
    if (own === oaId || (own === undefined && (await keeper.current(account)) === undefined)) return;
    throw new SendError('rejected', 'consent was given for another OA, or nobody says for which');
  }
}
