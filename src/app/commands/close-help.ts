import { commandChoice, say, text } from '../../core/message/say.ts';
import type { HelpRequest, Rating } from '../../ports/help.ts';
import type { HelpDesk } from '../help/desk.ts';
import { requestOfBoth } from '../help/one-request.ts';
import { LAST_RUNG } from '../help/who-helps.ts';
import type { Outcome, Request } from '../outcome.ts';

/** "đã giúp xong 12", or the person says that it is done: it is closed, and rated with one tap. */
export function createSolved(desk: HelpDesk) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const found = await requestOfBoth(request, args);
    if ('outcome' in found) return found.outcome;
    const { tx, at, conversation } = request;
    const help = found.request;
    if (help.state === 'closed') return { says: [say([text('help.talk.closed')])] };
    const isMine = help.account === conversation.account;
    tx.helpRequests.change(closed(help, at));
    tx.audit.add({ at, actor: conversation.account, action: 'close-help', subject: help.id });
    const ask = say([text('help.rate.ask', { number: help.number })], rates(help));
    if (isMine) {
      if (help.helper !== undefined)
        await desk.tell(tx, [help.helper], {
          request: help,
          key: `closed-${at}`,
          say: say([text('help.solved.by-citizen', { number: help.number })]),
          at,
        });
      return { says: [help.helper === undefined ? say([text('help.calloff.done')]) : ask] };
    }
    await desk.tell(tx, [help.account], { request: help, key: `closed-${at}`, say: ask, at });
    return { says: [say([text('help.solved.by-helper', { number: help.number })])] };
  };
}

/** "/calloff 12": the person does not need it any more. */
export function createCallOff(desk: HelpDesk) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, conversation, door } = request;
    const mine = await tx.helpRequests.of(conversation.account, door.commune);
    const help = mine.find(
      ({ number, state }) => state !== 'closed' && (args === '' || String(number) === args),
    );
    if (help === undefined) return { says: [say([text('help.calloff.none')])] };
    tx.helpRequests.change(closed(help, at));
    tx.audit.add({ at, actor: conversation.account, action: 'call-off-help', subject: help.id });
    if (help.helper !== undefined)
      await desk.tell(tx, [help.helper], {
        request: help,
        key: `off-${at}`,
        say: say([text('help.calloff.told', { number: help.number })]),
        at,
      });
    return { says: [say([text('help.calloff.done')])] };
  };
}

const RATINGS: readonly Rating[] = ['good', 'fair', 'poor'];

/** One tap. Whoever is not helped is not left alone: the request is open again, and the officers are told. */
export function createRate(desk: HelpDesk) {
  return async ({ tx, at, conversation, door }: Request, args: string): Promise<Outcome> => {
    const [number = '', word = ''] = args.split(' ');
    const rating = RATINGS.find((one) => one === word);
    const help = /^\d{1,9}$/.test(number)
      ? await tx.helpRequests.find(door.commune, Number(number))
      : undefined;
    if (help?.account !== conversation.account || rating === undefined || help.state !== 'closed')
      return { says: [say([text('help.rate.none')])] };
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'rate-help',
      subject: help.id,
      detail: { rating },
    });
    if (rating !== 'poor') {
      tx.helpRequests.change({ ...help, rating });
      return { says: [say([text('help.rate.thanks')])] };
    }
    const { helper: _, claimedAt: __, closedAt: ___, visitOn: ____, ...rest } = help;
    const again: HelpRequest = { ...rest, rating, state: 'open' };
    tx.helpRequests.change(await desk.call(tx, again, LAST_RUNG, at));
    return { says: [say([text('help.rate.again', { number: help.number })])] };
  };
}

function closed(help: HelpRequest, at: HelpRequest['at']): HelpRequest {
  const { lookAt: _, ...rest } = help;
  return { ...rest, state: 'closed', closedAt: at };
}

const rates = ({ number }: HelpRequest) =>
  RATINGS.map((rating) => commandChoice('rate', `${number} ${rating}`, text(`help.choice.${rating}`)));
