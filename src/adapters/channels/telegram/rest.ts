import { SendError } from '../../../ports/channel.ts';
import { asRefusal } from './errors.ts';
import type { Wire } from './wire.ts';

/** What speaks to people, or about them; asking for updates has a pause of its own. */
const SPEAKING = [
  'sendMessage',
  'sendPhoto',
  'sendDocument',
  'editMessageText',
  'editMessageCaption',
  'editMessageReplyMarkup',
  'answerCallbackQuery',
  'setMyCommands',
  'deleteMyCommands',
] as const satisfies readonly (keyof Wire)[];

/**
 * Whatever was too much for Telegram, the whole bot is silent for as long as it asks: calls that do not know of each
 * other's 429 prolong it, and may end in a ban. Milliseconds.
 */
export function resting(wire: Wire, now: () => number): Wire {
  let until = Number.NEGATIVE_INFINITY;
  let longest = 0;

  function check(): void {
    // A clock that was set back must not make it longer than Telegram has asked.
    const left = Math.min(until - now(), longest);
    if (left > 0) throw new SendError('throttled', 'resting', { retryAfter: Math.ceil(left / 1_000) });
  }
  function note(error: unknown): void {
    const asked = asRefusal(error)?.parameters?.retry_after;
    if (asked === undefined) return;
    longest = asked * 1_000;
    until = now() + longest;
  }

  const calls = SPEAKING.map((method) => {
    const call = wire[method] as (args: object, signal?: AbortSignal) => Promise<unknown>;
    return [
      method,
      async (args: object, signal?: AbortSignal) => {
        check();
        try {
          return await call(args, signal);
        } catch (error) {
          note(error);
          throw error;
        }
      },
    ] as const;
  });
  return { ...wire, ...(Object.fromEntries(calls) as unknown as Pick<Wire, (typeof SPEAKING)[number]>) };
}
