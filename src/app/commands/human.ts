import { ABOUT, HELP, livingIn } from '../../core/help/help-flow.ts';
import type { Say } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { isPrivateFlow } from '../../core/violation/private-flows.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import { offChoice, talkChoice } from '../help/desk.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { unitsReportedBy } from '../units-reported-by.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly planner: Planner;
}

export type CallHuman = (request: Request, about: string) => Promise<Outcome>;

/**
 * "cần người giúp", "Hỏi người" at a step: the phones first, for whoever cannot wait, and then the village's own people
 * are called. `about` is the guide and the step. Whoever waits already is told so.
 */
export function createCallHuman({ catalogue, planner }: Deps): CallHuman {
  return async (request, about) => {
    const { tx, door, at, conversation } = request;
    const plan = planner.current(door.commune, at);
    const own = plan ? unitsReportedBy(request.grants, plan.content) : [];
    // Whoever is the one that people are sent to is not sent to themselves.
    const phones = sayPhones(catalogue, door.commune, own.length > 0 ? 'staff' : 'human');
    const [flow = ''] = about.split('.');
    // A request would tell helpers that somebody sends a tip; and whoever is asking for help goes on with that.
    if (isPrivateFlow(flow) || flow === HELP) return { says: [phones] };
    if (plan === undefined) return { says: [phones] };
    const mine = await tx.helpRequests.of(conversation.account, door.commune);
    const waiting = mine.find(({ state }) => state !== 'closed');
    if (waiting !== undefined) {
      const words = text(`help.yours.${waiting.state}`, { number: waiting.number });
      const ways =
        waiting.state === 'claimed' ? [talkChoice(waiting), offChoice(waiting)] : [offChoice(waiting)];
      return { says: [say([...phones.parts, words], ways)] };
    }
    const village = await tx.villages.of(conversation.account, door.commune);
    const [only, ...more] = own;
    const unit = only !== undefined && more.length === 0 ? only.id : village?.unit;
    return {
      says: [phones],
      enter: HELP,
      interrupts: true,
      answers: { [ABOUT]: about, ...livingIn(plan.content.units, unit) },
    };
  };
}

export function sayPhones({ communes }: Catalogue, commune: string, to: 'human' | 'staff' = 'human'): Say {
  const { dutyPhone } = communes.get(commune)?.commune ?? {};
  return say([dutyPhone ? text(`dialogue.${to}-with-phone`, { phone: dutyPhone }) : text(`dialogue.${to}`)]);
}
