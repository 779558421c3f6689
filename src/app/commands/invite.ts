import { may } from '../../core/access/access.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import type { Say } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { findOwnOf } from '../find-unit.ts';
import type { MakeInvitation } from '../make-invitation.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { sayInvitation } from '../say-invitation.ts';

interface Deps {
  readonly planner: Planner;
  readonly makeInvitation: MakeInvitation;
  readonly ids: () => string;
}

const COMMAND = { head: 'invite', helper: 'invite-helper' } as const;
const ACTION = { head: 'invite-to-unit', helper: 'invite-helper' } as const;

/**
 * "mời thôn 3": a code that makes whoever types it the head of that unit. "mời tổ công nghệ số thôn 3": one of its
 * helpers, whom its head may invite as well.
 */
export function createInvite(role: 'head' | 'helper', deps: Deps) {
  const { planner } = deps;
  return async (request: Request, args: string): Promise<Outcome> => {
    const { at, grants, door } = request;
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

    const { parts, cancel } = sayInvitation(deps, request, { unit: found.unit.id, role });
    // Helpers are invited by heads too, who cannot confirm what officers can.
    const choices = may(grants, 'change-plan', { commune: door.commune }) ? [cancel] : [];
    return { says: [say(parts, choices)] };
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
