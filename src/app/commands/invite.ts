import { may } from '../../core/access/access.ts';
import { showInvitationCode } from '../../core/invitation/invitation-code.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { dayOf } from '../../core/time/day.ts';
import { later } from '../../core/time/instant.ts';
import { showDay } from '../../core/time/show.ts';
import { findUnit } from '../find-unit.ts';
import type { MakeInvitation } from '../make-invitation.ts';
import type { Outcome, Request } from '../outcome.ts';
import { placeOf } from '../place.ts';
import type { Planner } from '../planner.ts';

interface Deps {
  readonly planner: Planner;
  readonly makeInvitation: MakeInvitation;
}

const COMMAND = { head: 'invite', helper: 'invite-helper' } as const;
const ACTION = { head: 'invite-to-unit', helper: 'invite-helper' } as const;

/**
 * "mời thôn 3": a code that makes whoever types it the head of that unit. "mời tổ công nghệ số thôn 3": one of its
 * helpers, whom its head may invite as well.
 */
export function createInvite(role: 'head' | 'helper', { planner, makeInvitation }: Deps) {
  const action = ACTION[role];
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, conversation, grants, door } = request;
    const content = planner.content(door.commune, at);
    if (content === undefined) return { says: [say([text('command.no-campaign')])] };
    // A unit that begins next week is invited today.
    const units = planner
      .units(door.commune, at)
      .filter(({ id, until }) => until === undefined && may(grants, action, { commune: door.commune, unit: id }));
    if (units.length === 0) return { says: [say([text('command.not-allowed')])] };
    const found = findUnit(units, args, COMMAND[role]);
    if (args === '' && 'ask' in found) {
      return { says: [say([text('command.invite.which')], found.ask.choices)], asks: true };
    }
    if ('ask' in found) return { says: [found.ask], asks: true };

    const { code, expires } = makeInvitation(tx, {
      commune: door.commune,
      timeZone: content.commune.timeZone,
      unit: found.unit.id,
      role,
      by: conversation.account,
      at,
    });
    const link = door.link?.(code);
    const shown = text('command.invite.made', {
      role: text(`command.role.${role}`),
      place: placeOf(planner, door.commune, found.unit.id, at),
      code: showInvitationCode(code),
      until: plain(showDay(dayOf(later(expires, -1), content.commune.timeZone))),
    });
    return { says: [say([shown, ...(link === undefined ? [] : [text('command.invite.link', { link })])])] };
  };
}
