import { SendError, type SendFailure } from '../../../ports/channel.ts';
import type { Failure } from './wire.ts';

/**
 * Codes of the Zalo Bot Platform (https://docs.zaloplatforms.com/docs/BOT). 403 is what it calls an internal error of
 * its own. Gateways answer with the status of HTTP, after which a message may have gone out all the same.
 */
const failures: Readonly<Record<number, SendFailure>> = {
  400: 'rejected',
  401: 'misconfigured',
  403: 'unreachable',
  404: 'misconfigured',
  408: 'answer-lost',
  426: 'quota',
  429: 'throttled',
  503: 'unreachable',
};

/** 429 says both "too fast" and "no more this month". */
const MONTHLY = /month|monthly|quota|tháng/i;

export function toSendError(method: string, { code, description }: Failure, retryAfter?: number): SendError {
  const known = failures[code] ?? (code >= 500 ? 'answer-lost' : 'rejected');
  const failure = known === 'throttled' && MONTHLY.test(description) ? 'quota' : known;
  const options = failure === 'throttled' && retryAfter !== undefined ? { retryAfter } : {};
  return new SendError(failure, `Zalo Bot ${method}: ${code} ${description}`.trim(), options);
}
