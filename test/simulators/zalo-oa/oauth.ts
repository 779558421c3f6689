export interface TokenState {
  access: string;
  /** Good once; the next one comes with the answer. */
  refresh: string;
  expires: number;
  count: number;
  /** The grant was taken back: nothing but a new consent helps. */
  isDead: boolean;
}

interface App {
  readonly id: string;
  readonly secret: string;
}

/** Seconds, as a string. */
const LIFE = '90000';

/** What the page of consent gives in this simulator. */
export const CODE = 'ma-dong-y';

/** POST https://oauth.zaloapp.com/v4/oa/access_token. Failures are HTTP 200 without a token. */
export async function callOAuth(
  tokens: TokenState,
  app: App,
  path: string,
  request: Request,
  now: number,
): Promise<Response> {
  if (path !== 'v4/oa/access_token' || request.method !== 'POST') return new Response(null, { status: 404 });
  const form = new URLSearchParams(await request.text());
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded'))
    return failed(-14004);
  if (request.headers.get('secret_key') !== app.secret || form.get('app_id') !== app.id)
    return failed(-14002);

  if (form.get('grant_type') === 'authorization_code') {
    if (form.get('code') !== CODE || (form.get('code_verifier')?.length ?? 0) !== 43) return failed(-14010);
    tokens.isDead = false;
  } else if (tokens.isDead || form.get('refresh_token') !== tokens.refresh) return failed(-14014);

  tokens.count += 1;
  tokens.access = `access-${tokens.count}`;
  tokens.refresh = `refresh-${tokens.count}`;
  tokens.expires = now + Number(LIFE) * 1_000;
  return Response.json({ access_token: tokens.access, refresh_token: tokens.refresh, expires_in: LIFE });
}

const failed = (error: number): Response =>
  Response.json({ error, error_name: 'Invalid request', error_description: 'made up' });
