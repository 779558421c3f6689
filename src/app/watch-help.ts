import { commandChoice, say, text } from '../core/message/say.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Catalogue } from '../ports/catalogue.ts';
import type { Clock } from '../ports/clock.ts';
import type { HelpRequest } from '../ports/help.ts';
import type { Store, Tx } from '../ports/store.ts';
import type { HelpDesk } from './help/desk.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly desk: HelpDesk;
}

/** Requests for help that have waited too long climb: to the head, to the officers, and to them once more. */
export function createWatchHelp({ store, clock, catalogue, desk }: Deps) {
  return async (): Promise<number> => {
    let looked = 0;
    for (const { commune } of catalogue.communes.values()) {
      looked += await store.transaction(async (tx) => {
        const at = clock.now();
        const due = await tx.helpRequests.toLookAt(commune.id, at);
        for (const request of due) await climb(tx, request, at);
        return due.length;
      });
    }
    return looked;
  };

  async function climb(tx: Tx, request: HelpRequest, at: Instant): Promise<void> {
    if (request.state === 'open') {
      const called = await desk.call(tx, request, request.climbed + 1, at);
      tx.helpRequests.change(called);
      return;
    }
    const { lookAt: _, ...rest } = request;
    tx.helpRequests.change(rest);
    if (request.state === 'closed') return;
    const officers = await tx.grants.holders(request.commune, null, ['officer'], at);
    await desk.tell(tx, [...officers, ...(request.helper === undefined ? [] : [request.helper])], {
      request,
      key: 'not-done',
      say: say(
        [text('help.not-done', { number: request.number })],
        [commandChoice('requests', '', text('help.choice.requests'))],
      ),
      at,
    });
  }
}
