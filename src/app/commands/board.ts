import { may } from '../../core/access/access.ts';
import { say, text } from '../../core/message/say.ts';
import { LINK_MINUTES, type MakeLink } from '../make-link.ts';
import type { Outcome, Request } from '../outcome.ts';

/** "/bang": a link that opens the board of the commune, once. */
export function createBoard(makeLink: MakeLink) {
  return async ({ tx, at, door, grants, conversation }: Request): Promise<Outcome> => {
    const { commune } = door;
    if (!may(grants, 'see-commune', { commune })) return { says: [say([text('command.not-allowed')])] };
    const url = makeLink(tx, { account: conversation.account, commune, page: 'board', at });
    const title = text('web.page.board');
    return { says: [say([text('web.link', { title, url, minutes: LINK_MINUTES })])] };
  };
}
