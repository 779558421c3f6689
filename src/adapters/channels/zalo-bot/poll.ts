import { type Inbound, SendError } from '../../../ports/channel.ts';
import type { ZaloBotApi } from './api.ts';
import { type BotNames, toInbound } from './translate.ts';

interface Deps {
  readonly api: ZaloBotApi;
  readonly names: (signal: AbortSignal) => Promise<BotNames>;
  /** Throws when the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const POLL_SECONDS = 30;
/** So that the platform's own limit comes first. */
const PATIENCE = (POLL_SECONDS + 5) * 1_000;
const PAUSE = 5_000;

/**
 * For development only: the platform gives each update out once, without asking whether it was kept, and what is
 * written while nobody asks is lost.
 */
export function createPoll({ api, names, wait }: Deps) {
  return async (
    take: (messages: readonly Inbound[]) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> => {
    let isFree = false;
    let kept: Inbound | undefined;
    while (!signal.aborted) {
      try {
        if (!isFree) await refuseWebhook(signal);
        isFree = true;
        const known = await names(signal);
        if (kept === undefined) {
          const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
          const update = await api.getUpdates(POLL_SECONDS, patience);
          kept = update && toInbound(update, known);
        }
        // It is not given out again, so it stays in hand until our database has it.
        if (kept !== undefined) await take([kept]);
        kept = undefined;
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof SendError && HOPELESS.has(error.failure)) throw error;
        await wait(PAUSE, signal).catch(() => undefined);
      }
    }
  };

  /** With a webhook set, nothing comes by asking, and nothing says so. */
  async function refuseWebhook(signal: AbortSignal): Promise<void> {
    const url = await api.getWebhookUrl(signal);
    if (url === undefined) return;
    throw new SendError(
      'misconfigured',
      'this Zalo bot has a webhook, so that asking for messages gives nothing: delete it, or set PUBLIC_URL and use it',
    );
  }
}

const HOPELESS: ReadonlySet<string> = new Set(['misconfigured', 'rejected']);
