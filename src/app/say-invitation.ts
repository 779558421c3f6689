import type { Role } from '../core/access/access.ts';
import { showInvitationCode } from '../core/invitation/invitation-code.ts';
import type { Choice, Text } from '../core/message/message.ts';
import { commandChoice, text } from '../core/message/say.ts';
import { dayOf } from '../core/time/day.ts';
import { later } from '../core/time/instant.ts';
import { showDay } from '../core/time/show.ts';
import type { MakeInvitation } from './make-invitation.ts';
import type { Request } from './outcome.ts';
import { placeOf } from './place.ts';
import type { Planner } from './planner.ts';
import { keepProposal } from './propose.ts';

interface Deps {
  readonly planner: Planner;
  readonly makeInvitation: MakeInvitation;
  readonly ids: () => string;
}

interface Wanted {
  readonly unit: string;
  readonly role: Role;
  /** Those who have the role in that unit lose it when the code is used. */
  readonly replaces?: boolean;
}

/** Makes an invitation and says its code, the one time that it is shown; and the button that takes it back. */
export function sayInvitation(
  { planner, makeInvitation, ids }: Deps,
  request: Request,
  { unit, role, replaces = false }: Wanted,
): { readonly parts: readonly Text[]; readonly cancel: Choice } {
  const { tx, at, door, conversation } = request;
  const timeZone = planner.content(door.commune, at)?.commune.timeZone ?? 'Asia/Ho_Chi_Minh';
  const { commune } = door;
  const by = conversation.account;
  const { code, expires, digest } = makeInvitation(tx, { commune, timeZone, unit, role, replaces, by, at });
  const link = door.link?.(code);
  const back = keepProposal(request, ids, {
    type: 'cancel-invitation',
    digest: Buffer.from(digest).toString('hex'),
    unit,
  });
  return {
    parts: [
      text('command.invite.made', {
        role: text(`command.role.${role}`),
        place: placeOf(planner, commune, unit, at),
        code: showInvitationCode(code),
        until: showDay(dayOf(later(expires, -1), timeZone)),
      }),
      ...(link === undefined ? [] : [text('command.invite.link', { link })]),
    ],
    cancel: commandChoice('confirm', back, text('role.cancel.choice')),
  };
}
