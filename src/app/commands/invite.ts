import { may } from '../../core/access/access.ts';
import { showInvitationCode } from '../../core/invitation/invitation-code.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { FindUnit } from '../find-unit.ts';
import type { MakeInvitation } from '../make-invitation.ts';
import type { Outcome, Request } from '../outcome.ts';
import { placeOf } from '../place.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly makeInvitation: MakeInvitation;
  readonly findUnit: FindUnit;
}

/** "mời thôn 3": a code that makes whoever types it the head of that unit. */
export function createInvite({ catalogue, makeInvitation, findUnit }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, conversation, grants, door } = request;
    if (!may(grants, 'invite-to-unit', { commune: door.commune })) {
      return { says: [say([text('command.not-allowed')])] };
    }
    if (args === '') return { says: [say([text('command.invite.usage')])] };
    const found = findUnit(door.commune, args, 'invite');
    if ('ask' in found) return { says: [found.ask] };

    const { code, until } = makeInvitation(tx, {
      commune: door.commune,
      unit: found.unit.id,
      role: 'head',
      by: conversation.account,
      at,
    });
    const link = door.link?.(code);
    const shown = text('command.invite.made', {
      role: text('command.role.head'),
      place: placeOf(catalogue, door.commune, found.unit.id),
      code: showInvitationCode(code),
      until: plain(until),
    });
    return { says: [say([shown, ...(link === undefined ? [] : [text('command.invite.link', { link })])])] };
  };
}
