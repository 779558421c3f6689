import type { ResponseParameters } from 'grammy/types';
import { SendError, type SendFailure } from '../../../ports/channel.ts';
import { WireFault } from '../../../ports/line.ts';

/** What a refusal means for the message, first match first. Words as the Bot API server has them (tdlib/telegram-bot-api). */
const meanings: readonly (readonly [code: number, words: RegExp, SendFailure])[] = [
  [401, /.*/, 'misconfigured'],
  [404, /.*/, 'misconfigured'],
  // Blocked, deleted, never started, thrown out of the group.
  [403, /.*/, 'blocked'],
  [400, /chat not found|user not found|PEER_ID_INVALID|have no rights to send|not enough rights/i, 'blocked'],
  [400, /.*/, 'rejected'],
  [413, /.*/, 'rejected'],
  [420, /.*/, 'throttled'],
  [429, /.*/, 'throttled'],
];

/** Every failure of a call, as the port has them. Says what Telegram said, never what was sent or to whom. */
export function toSendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const refusal = asRefusal(error);
  if (refusal) return fromRefusal(refusal);
  const fault = (error as { readonly error?: unknown } | null)?.error ?? error;
  if (fault instanceof WireFault)
    return new SendError(fault.sent ? 'answer-lost' : 'unreachable', fault.message);
  // grammY's own time limit, which comes long after ours.
  return new SendError('answer-lost', 'no answer');
}

interface Refusal {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: ResponseParameters;
}

/** By its shape, so that the library is loaded only where it is used. */
export function asRefusal(error: unknown): Refusal | undefined {
  const { error_code: code, description } = (error ?? {}) as Partial<Refusal>;
  return typeof code === 'number' && typeof description === 'string' ? (error as Refusal) : undefined;
}

function fromRefusal({ error_code: code, description, parameters }: Refusal): SendError {
  const words = `${code} ${description}`;
  const movedTo = parameters?.migrate_to_chat_id;
  if (movedTo !== undefined) return new SendError('moved', words, { movedTo: String(movedTo) });
  if (code >= 500) return new SendError('unreachable', words);
  const meaning = meanings.find(([of, pattern]) => of === code && pattern.test(description));
  const retryAfter = parameters?.retry_after;
  return new SendError(meaning?.[2] ?? 'rejected', words, retryAfter === undefined ? {} : { retryAfter });
}
