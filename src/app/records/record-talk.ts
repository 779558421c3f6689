import type { Answers } from '../../core/flow/session.ts';
import { TALK } from '../../core/help/talk-flow.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { hasForeignLink } from '../../core/topic/foreign-link.ts';
import { type HelpDesk, talkChoice } from '../help/desk.ts';
import { requestOfBoth } from '../help/one-request.ts';
import type { Outcome, Request } from '../outcome.ts';

/** Carries one message to the other side of a request. Neither side sees who the other is on the platform. */
export function createRecordTalk(desk: HelpDesk) {
  return async (request: Request, _: string, answers: Answers): Promise<Outcome> => {
    const { tx, at, conversation } = request;
    const found = await requestOfBoth(request, String(answers['request'] ?? ''));
    const words = String(answers['message'] ?? '');
    if ('outcome' in found) return { ...found.outcome, enter: 'menu' };
    const help = found.request;
    if (help.state === 'closed') return { says: [say([text('help.talk.closed')])], enter: 'menu' };
    const again = { enter: TALK, answers: { request: String(help.number) } };
    if (hasForeignLink(words)) return { says: [say([text('topic.link')])], ...again };
    const isMine = help.account === conversation.account;
    // Whoever answers a request that nobody has taken takes it.
    if (!isMine && help.state === 'open') {
      const taken = await tx.helpRequests.claim(
        help.id,
        conversation.account,
        at,
        desk.doneBy(help.commune, at),
      );
      if (!taken) return { says: [say([text('help.claimed.late')])], enter: 'menu' };
    }
    const to = isMine ? help.helper : help.account;
    if (to === undefined)
      return { says: [say([text('help.yours.open', { number: help.number })])], ...again };
    tx.helpRequests.say({ request: help.id, at, by: conversation.account, text: words });
    const solved = commandChoice(
      'solved',
      String(help.number),
      text(isMine ? 'help.choice.done' : 'help.choice.solved'),
    );
    await desk.tell(tx, [to], {
      request: help,
      key: `said-${at}-${conversation.account.slice(-6)}`,
      say: say(
        [
          text(isMine ? 'help.talk.from-citizen' : 'help.talk.from-helper', {
            number: help.number,
            words: plain(words),
          }),
        ],
        [talkChoice(help), solved],
      ),
      at,
      now: true,
    });
    tx.audit.add({ at, actor: conversation.account, action: 'talk', subject: help.id });
    return { says: [say([text('help.talk.sent')])], ...again };
  };
}
