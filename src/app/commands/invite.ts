import { may } from '../../core/access/access.ts';
import { showInvitationCode } from '../../core/invitation/invitation-code.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { dayOf } from '../../core/time/day.ts';
import { later } from '../../core/time/instant.ts';
import { showDay } from '../../core/time/show.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import { findUnit } from '../find-unit.ts';
import type { MakeInvitation } from '../make-invitation.ts';
import type { Outcome, Request } from '../outcome.ts';
import { placeOf } from '../place.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly makeInvitation: MakeInvitation;
}

/** "mời thôn 3": a code that makes whoever types it the head of that unit. */
export function createInvite({ catalogue, makeInvitation }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, conversation, grants, door } = request;
    if (!may(grants, 'invite-to-unit', { commune: door.commune })) {
      return { says: [say([text('command.not-allowed')])] };
    }
    const content = catalogue.communes.get(door.commune);
    if (content === undefined) return { says: [say([text('command.no-campaign')])] };
    const found = findUnit(content.units, args, 'invite');
    if (args === '' && 'ask' in found) {
      return { says: [say([text('command.invite.which')], found.ask.choices)], asks: true };
    }
    if ('ask' in found) return { says: [found.ask], asks: true };

    const { code, expires } = makeInvitation(tx, {
      commune: door.commune,
      timeZone: content.commune.timeZone,
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
      until: plain(showDay(dayOf(later(expires, -1), content.commune.timeZone))),
    });
    return { says: [say([shown, ...(link === undefined ? [] : [text('command.invite.link', { link })])])] };
  };
}
