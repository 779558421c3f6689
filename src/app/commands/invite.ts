import { may } from '../../core/access/access.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { showInvitationCode } from '../../core/invitation/invitation-code.ts';
import { plain, type Say } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { dayOf } from '../../core/time/day.ts';
import { later } from '../../core/time/instant.ts';
import { showDay } from '../../core/time/show.ts';
import { findOwnOf } from '../find-unit.ts';
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
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, conversation, grants, door } = request;
    const content = planner.content(door.commune, at);
    if (content === undefined) return { says: [say([text('command.no-campaign')])] };
    // A unit that begins next week is invited today.
    const all = planner.units(door.commune, at).filter(({ until }) => until === undefined);
    const own = all.filter(({ id }) => may(grants, ACTION[role], { commune: door.commune, unit: id }));
    if (own.length === 0) return { says: [refusal(all, request)] };
    const found = findOwnOf(own, all, args, COMMAND[role]);
    if ('says' in found) {
      const choices = found.says.flatMap((one) => one.choices);
      return args === ''
        ? { says: [say([text(`command.invite.which-${role}`)], choices)], asks: true }
        : found;
    }

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

/** A head who wants to invite is told whom they can invite. */
function refusal(units: readonly Unit[], { grants, door }: Request): Say {
  const helpers = units.some(({ id }) => may(grants, ACTION.helper, { commune: door.commune, unit: id }));
  return helpers
    ? say(
        [text('command.invite.only-helpers')],
        [commandChoice('invite-helper', '', text('menu.item.helpers'))],
      )
    : say([text('command.not-allowed')]);
}
