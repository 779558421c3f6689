import type { Update } from 'grammy/types';
import { type Inbound, SendError } from '../../../ports/channel.ts';
import { WireFault } from '../../../ports/line.ts';
import { asRefusal, toSendError } from './errors.ts';
import type { Wire } from './wire.ts';

/** What we ask for; whatever is not named here never comes. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

interface PollDeps {
  readonly wire: Wire;
  readonly toInbound: (update: Update) => Inbound | undefined;
  /** Ends early when the signal comes. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Somebody else polls with the same token, or Telegram is away; told once for each time it begins. */
  readonly onTrouble: (error: SendError) => void;
}

const LONG_POLL_SECONDS = 30;
const BATCH = 100;
const MAX_WAIT = 60_000;

/**
 * Asks for updates one batch after the other. `offset` confirms all before it, so it moves only when `take` has put the
 * batch into the database: whatever cuts us short, the batch comes again and the inbox knows what it had.
 */
export async function poll(
  { wire, toInbound, wait, onTrouble }: PollDeps,
  take: (messages: readonly Inbound[]) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let offset: number | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const updates = await wire.getUpdates(
        {
          limit: BATCH,
          timeout: LONG_POLL_SECONDS,
          allowed_updates: ALLOWED_UPDATES,
          ...(offset !== undefined && { offset }),
        },
        signal,
      );
      const last = updates.at(-1);
      if (last === undefined) continue;
      await take(updates.flatMap((update) => toInbound(update) ?? []));
      offset = last.update_id + 1;
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      const isOurs = !isFromTelegram(error);
      // The database is away: the same batch again, when it is back.
      const failure = isOurs
        ? new SendError('unreachable', 'the batch could not be taken in', { cause: error })
        : toSendError(error);
      if (failure.failure === 'misconfigured') throw failure;
      if (failures++ === 0) onTrouble(failure);
      await wait(waitAfter(failures, failure.retryAfter), signal);
    }
  }
}

/** 1 s, doubling to a minute, unless Telegram says how long. */
const waitAfter = (failures: number, retryAfter: number | undefined): number =>
  retryAfter === undefined ? Math.min(500 * 2 ** failures, MAX_WAIT) : retryAfter * 1_000;

const isFromTelegram = (error: unknown): boolean =>
  asRefusal(error) !== undefined || error instanceof WireFault;
