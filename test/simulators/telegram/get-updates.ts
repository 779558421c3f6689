import type { Update } from 'grammy/types';
import type { Call } from './methods/method.ts';
import { json } from './methods/method.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

const MAX_TIMEOUT = 50;

/** Long polling: one at a time. A second poll ends the first with 409. */
export function createGetUpdates(world: World) {
  let waiting: ((refusal: Refusal) => void) | undefined;
  let allowed: ReadonlySet<string> | undefined;

  return function getUpdates({ params }: Call, isGone: AbortSignal): Promise<readonly Update[]> {
    if (world.webhook !== undefined)
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    waiting?.(
      new Refusal(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    );
    const kinds = json<string[]>(params['allowed_updates']);
    if (kinds !== undefined) allowed = kinds.length === 0 ? undefined : new Set(kinds);
    const offset = params['offset'] === undefined ? undefined : Number(params['offset']);
    const limit = Math.min(Math.max(Number(params['limit'] ?? 100), 1), 100);
    const timeout = Math.min(Math.max(Number(params['timeout'] ?? 0), 0), MAX_TIMEOUT);
    const now = world.updates.take(offset, limit, allowed);
    if (now.length > 0 || timeout === 0) return Promise.resolve(now);

    return new Promise((resolve, reject) => {
      const end = (done: () => void) => {
        stop();
        clearTimeout(timer);
        isGone.removeEventListener('abort', leave);
        if (waiting === refuse) waiting = undefined;
        done();
      };
      const look = () => {
        const found = world.updates.take(offset, limit, allowed);
        if (found.length > 0) end(() => resolve(found));
      };
      const refuse = (refusal: Refusal) => end(() => reject(refusal));
      const leave = () => end(() => resolve([]));
      // Several that come in one breath are handed out together.
      const stop = world.updates.onNext(() => queueMicrotask(look));
      const timer = setTimeout(() => end(() => resolve([])), timeout * 1_000);
      isGone.addEventListener('abort', leave);
      waiting = refuse;
    });
  };
}
