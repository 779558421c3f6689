import { may } from '../../core/access/access.ts';
import { say, text } from '../../core/message/say.ts';
import type { RunCommand } from '../carry-out.ts';
import type { MakeLink } from '../make-link.ts';
import type { Planner } from '../planner.ts';
import { deskOf } from '../violation/intake-of.ts';

/** "Bàn tiếp nhận": a link for a receiver and nobody else; the passphrase of their key is the other half. */
export const createDesk =
  (planner: Planner, makeLink: MakeLink): RunCommand =>
  async ({ tx, at, door, conversation, grants }) => {
    if (!may(grants, 'open-desk', { commune: door.commune }))
      return { says: [say([text('command.not-allowed')])] };
    if (deskOf(planner, door.commune, at) === undefined)
      return { says: [say([text('violation.desk.none')])] };
    const link = makeLink(tx, { account: conversation.account, commune: door.commune, page: 'desk', at });
    return { says: [say([text('violation.desk.link', { link })])] };
  };
