import { may } from '../../core/access/access.ts';
import { TALK } from '../../core/help/talk-flow.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { HelpRequest } from '../../ports/help.ts';
import type { Words } from '../../ports/words.ts';
import { type HelpDesk, talkChoice } from '../help/desk.ts';
import { isHelper } from '../help/is-helper.ts';
import { requestOfBoth, requestToAnswer } from '../help/one-request.ts';
import { sayLine, sayTaken } from '../help/say-request.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';

interface Deps {
  readonly planner: Planner;
  readonly words: Words;
  readonly desk: HelpDesk;
}

/** Requests shown in one message. */
const SHOWN = 10;

/** "ai cần giúp": what waits in the person's own units, or in the whole commune. */
export function createRequests({ planner }: Pick<Deps, 'planner'>) {
  return async (request: Request, _: string): Promise<Outcome> => {
    const { tx, at, door, grants, conversation } = request;
    if (!isHelper(grants, door.commune)) return { says: [say([text('command.not-allowed')])] };
    const waiting = (await tx.helpRequests.waiting(door.commune)).filter(({ unit }) =>
      may(grants, 'answer-help', { commune: door.commune, ...(unit !== null && { unit }) }),
    );
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'see-requests',
      subject: door.commune,
      detail: { shown: Math.min(waiting.length, SHOWN) },
    });
    if (waiting.length === 0) return { says: [say([text('help.list.none')])] };
    const plan = planner.current(door.commune, at);
    const shown = waiting.slice(0, SHOWN);
    const claims = shown
      .filter(({ state }) => state === 'open')
      .slice(0, 3)
      .map(({ number }) => commandChoice('claim', String(number), text('help.choice.claim', { number })));
    const head = text('help.list.waiting', { rows: waiting.length });
    return { says: [say([head, ...shown.map((one) => sayLine(plan, one))], claims)] };
  };
}

/** "nhận việc 12": the first one gets it; the person and the other helpers are told. */
export function createClaim({ planner, words, desk }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const found = await requestToAnswer(request, args, ({ state }) => state === 'open');
    if ('outcome' in found) return found.outcome;
    const { tx, at, conversation } = request;
    const help = found.request;
    const me = conversation.account;
    const deps = { words, plan: planner.current(help.commune, at) };
    if (help.state === 'claimed' && help.helper === me) return { says: [sayTaken(deps, help, at)] };
    const lookAt = desk.doneBy(help.commune, at);
    if (help.state !== 'open' || !(await tx.helpRequests.claim(help.id, me, at, lookAt)))
      return { says: [say([text(help.state === 'closed' ? 'help.talk.closed' : 'help.claimed.late')])] };
    const taken: HelpRequest = { ...help, state: 'claimed', helper: me, claimedAt: at, lookAt };
    tx.audit.add({ at, actor: me, action: 'claim-help', subject: help.id });
    await desk.tell(tx, [help.account], {
      request: taken,
      key: `claimed-${at}`,
      say: say([text('help.claimed.yours', { number: help.number })], [talkChoice(help)]),
      at,
      except: me,
    });
    const others = await othersTold(request, help);
    await desk.tell(tx, others, {
      request: taken,
      key: `gone-${at}`,
      say: say([text('help.claimed.other', { number: help.number })]),
      at,
      except: me,
    });
    return { says: [sayTaken(deps, taken, at)] };
  };
}

/** "trả lời 12": what is typed from now on goes to the other side. */
export async function talk(request: Request, args: string): Promise<Outcome> {
  const found = await requestOfBoth(request, args);
  if ('outcome' in found) return found.outcome;
  const { number, state } = found.request;
  if (state === 'closed') return { says: [say([text('help.talk.closed')])] };
  return { enter: TALK, answers: { request: String(number) } };
}

async function othersTold(
  { tx, at }: Request,
  { commune, unit, climbed }: HelpRequest,
): Promise<readonly string[]> {
  const helpers = unit === null ? [] : await tx.grants.holders(commune, unit, ['helper'], at);
  const heads =
    unit === null || climbed < 1 ? [] : await tx.grants.holders(commune, unit, ['head', 'deputy'], at);
  const officers = climbed < 2 ? [] : await tx.grants.holders(commune, null, ['officer'], at);
  return [...helpers, ...heads, ...officers];
}
