import { commandChoice, say, text } from '../core/message/say.ts';
import type { Instant } from '../core/time/instant.ts';
import type { HelpRequest } from '../ports/help.ts';
import type { Tx } from '../ports/store.ts';
import type { HelpDesk } from './help/desk.ts';
import { type InCommunes, inEachCommune } from './in-each-commune.ts';

interface Deps extends InCommunes {
  readonly desk: HelpDesk;
}

/** Requests for help that have waited too long climb: to the head, to the officers, and to them once more. */
export function createWatchHelp({ desk, ...deps }: Deps) {
  return inEachCommune(deps, (tx, commune, at) => tx.helpRequests.toLookAt(commune, at), climb);

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
