import { RIGHTS } from '../../core/consent/rights-clocks.ts';
import type { Answers } from '../../core/flow/session.ts';
import { say, text } from '../../core/message/say.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Outcome, Request } from '../outcome.ts';
import { aboutRequest, type OpenRequest } from '../rights/open-request.ts';
import { timeZoneOf } from '../time-zone-of.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly openRequest: OpenRequest;
}

/** Hands a request over to the officers, and says by when it will be done. */
export function createRecordRight({ catalogue, openRequest }: Deps) {
  return async (request: Request, _: string, answers: Answers): Promise<Outcome> => {
    const right = RIGHTS.find((one) => one === answers['kind']);
    if (right === undefined) throw new Error(`no right is called "${String(answers['kind'])}"`);
    const opened = await openRequest(request, { right, done: false, note: String(answers['note'] ?? '') });
    const about = aboutRequest(opened, timeZoneOf(catalogue, request.door.commune));
    return { says: [say([text('rights.opened', about)])] };
  };
}
