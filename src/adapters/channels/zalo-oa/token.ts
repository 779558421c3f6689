import { createHash, createHmac } from 'node:crypto';
import { type Instant, later } from '../../../core/time/instant.ts';
import { SendError } from '../../../ports/channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Remote } from '../../../ports/remote.ts';
import type { TokenPair } from '../../../ports/token-keeper.ts';
import { TokenFailure, Tokens } from './wire.ts';

interface Deps {
  readonly remote: Remote;
  /** https://oauth.zaloapp.com */
  readonly root: string;
  readonly clock: Clock;
  readonly appId: string;
  readonly appSecret: string;
  readonly oaId: string;
}

export interface OAuth {
  /** A new pair for a refresh token, which is used up by that. */
  exchange(refresh: string, signal: AbortSignal): Promise<TokenPair>;
  /** A pair for what the page of consent gave; good for ten minutes, once. */
  redeem(code: string, signal: AbortSignal): Promise<TokenPair>;
  /** The page on which an administrator of the OA lets us in. */
  consentUrl(redirectUri: string): string;
}

/** OAuth v4, https://developers.zalo.me/docs/official-account/bat-dau/xac-thuc-va-uy-quyen-cho-ung-dung-new */
export function createOAuth({ remote, root, clock, appId, appSecret, oaId }: Deps): OAuth {
  // Some apps have one challenge fixed in their console, others one a request: always the same serves both.
  const verifier = createHmac('sha256', appSecret).update(`pkce ${oaId}`).digest('base64url');

  return {
    exchange: (refresh, signal) => ask({ refresh_token: refresh, grant_type: 'refresh_token' }, signal),
    redeem: (code, signal) =>
      ask({ code, grant_type: 'authorization_code', code_verifier: verifier }, signal),
    consentUrl: (redirectUri) =>
      `${root}/v4/oa/permission?${new URLSearchParams({
        app_id: appId,
        redirect_uri: redirectUri,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        state: oaId,
      })}`,
  };

  async function ask(form: Record<string, string>, signal: AbortSignal): Promise<TokenPair> {
    const { status, json } = await remote({
      method: 'POST',
      url: `${root}/v4/oa/access_token`,
      headers: { secret_key: appSecret },
      body: new URLSearchParams({ ...form, app_id: appId }),
      signal,
    });
    const at = clock.now();
    const read = Tokens.safeParse(json);
    if (read.success) return toPair(read.data, at);
    // A gateway says nothing about the token; the platform itself says no with a code.
    if (status >= 500 || json === undefined)
      throw new SendError('unreachable', `Zalo's tokens: HTTP ${status}`);
    const { error, error_name = '' } = TokenFailure.parse(json);
    throw new SendError('misconfigured', `Zalo's tokens: ${error ?? ''} ${error_name}`.trim());
  }
}

function toPair(tokens: Tokens, since: Instant): TokenPair {
  return {
    access: tokens.access_token,
    refresh: tokens.refresh_token,
    since,
    expires: later(since, tokens.expires_in * 1_000),
  };
}

/** At four fifths of its life a pair is renewed, while the old one still serves if that fails. */
export const isDue = ({ since, expires }: TokenPair, now: Instant): boolean =>
  now >= later(since, 0.8 * (expires - since));
