import { createHmac } from 'node:crypto';
import type * as z from 'zod';
import { SendError } from '../../../ports/channel.ts';
import type { Remote, RemoteRequest } from '../../../ports/remote.ts';
import { StoreFailed } from '../../../ports/store.ts';
import type { TokenKeeper, TokenPair } from '../../../ports/token-keeper.ts';
import { type Api, type Failure, meaningOf, toSendError } from './errors.ts';
import type { OAuth } from './token.ts';
import { Answer } from './wire.ts';

interface Deps {
  readonly oauth: OAuth;
  readonly keeper: TokenKeeper;
  /** What the keeper calls this OA. */
  readonly account: string;
}

export interface Call<T> {
  /** For errors and logs: "message/cs". */
  readonly what: string;
  readonly api?: Api;
  readonly request: Pick<RemoteRequest, 'method' | 'url' | 'body'>;
  readonly result: z.ZodType<T>;
  readonly signal: AbortSignal;
}

type Answered<T> = { readonly data: T } | { readonly failed: Failure };
export type CallOa = <T>(call: Call<T>) => Promise<Answered<T>>;
export type AskOa = <T>(call: Call<T>, pair: Pick<TokenPair, 'access'>) => Promise<Answered<T>>;

/** One call with a token that is good, or with the next one if it was not. What the platform refuses is data. */
export function createCall(ask: AskOa, { oauth, keeper, account }: Deps): CallOa {
  return async (call) => {
    const pair = await keeper.current(account).catch(unsent);
    if (pair === undefined) throw new SendError('misconfigured', 'this OA was never connected');
    const first = await ask(call, pair);
    if (!('failed' in first) || meaningOf(first.failed, call.api).remedy !== 'renew') return first;
    // Once: a new token that is refused too is a question of rights.
    return ask(call, await keeper.renew(account, pair.access, oauth.exchange).catch(unsent));
  };
}

/** One call with this token. `proofSecret`: where the app demands that every call proves its secret. */
export function createAsk(remote: Remote, proofSecret: string | undefined): AskOa {
  return async ({ what, request, result, signal }, { access }) => {
    const proof = proofSecret && createHmac('sha256', proofSecret).update(access).digest('hex');
    const headers = { access_token: access, ...(proof && { appsecret_proof: proof }) };
    const { status, json } = await remote({ ...request, headers, signal });
    const answer = Answer.safeParse(json);
    if (!answer.success) {
      // 503 says that nobody took it; after any other page it may have been done.
      const failure = status === 503 || status === 429 ? 'unreachable' : 'answer-lost';
      throw new SendError(failure, `Zalo OA ${what}: HTTP ${status}, an answer that is not understood`);
    }
    if (answer.data.error !== 0) return { failed: answer.data };
    const data = result.safeParse(answer.data.data ?? {});
    if (!data.success)
      throw new SendError('answer-lost', `Zalo OA ${what}: an answer that is not understood`);
    return { data: data.data };
  };
}

/**
 * What goes wrong before the platform has been asked, or after it has said no: the database is away, or the answer with
 * new tokens was lost. No message was sent then, so that it may be tried again.
 */
export function unsent(error: unknown): never {
  const isLost = error instanceof SendError && error.failure === 'answer-lost';
  if (!isLost && !(error instanceof StoreFailed)) throw error;
  throw new SendError('unreachable', isLost ? error.message : 'our database is away', { cause: error });
}

/** For calls whose failures have no remedy of ours. */
export async function succeed<T>(call: CallOa, what: Call<T>): Promise<T> {
  const answer = await call(what);
  if ('data' in answer) return answer.data;
  throw toSendError(what.what, answer.failed, what.api);
}
