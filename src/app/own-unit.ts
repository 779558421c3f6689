import { type Grant, may } from '../core/access/access.ts';
import type { Unit } from '../core/campaign/unit.ts';
import type { Command } from '../core/command/command.ts';
import { commandChoice, say, text } from '../core/message/say.ts';
import type { CommuneContent } from '../ports/catalogue.ts';
import { findOwnOf } from './find-unit.ts';
import { unitInFocus } from './focus.ts';
import type { Outcome, Request } from './outcome.ts';
import type { Plan, Planner } from './planner.ts';
import { unitsReportedBy } from './units-reported-by.ts';

export type OwnUnit = { readonly plan: Plan; readonly unit: Unit } | { readonly outcome: Outcome };

/**
 * The unit that a head means, out of those they report for, or of those that `unitsOf` gives: named, or in focus; otherwise
 * what to answer instead.
 */
export function ownUnit(
  planner: Planner,
  request: Request,
  words: string,
  command: Command,
  rest = '',
  unitsOf: (grants: readonly Grant[], content: CommuneContent) => readonly Unit[] = unitsReportedBy,
): OwnUnit {
  const { door, at, grants, conversation } = request;
  const plan = planner.current(door.commune, at);
  if (plan === undefined) return { outcome: { says: [say([text('command.no-campaign')])] } };

  const own = unitsOf(grants, plan.content);
  if (own.length === 0) {
    const isOfficer = may(grants, 'see-commune', { commune: door.commune });
    return {
      outcome: isOfficer ? forHeads(request, command) : { says: [say([text('command.not-allowed')])] },
    };
  }
  const inFocus = words === '' ? own.find(({ id }) => id === unitInFocus(conversation.focus, at)) : undefined;
  if (inFocus) return { plan, unit: inFocus };
  const found = findOwnOf(own, plan.content.units, words, command, rest);
  return 'unit' in found ? { plan, unit: found.unit } : { outcome: found };
}

/** "Báo cáo" by somebody of the office: what they can have of it, and how to enter it for a unit. */
function forHeads({ grants, door: { commune } }: Request, command: Command): Outcome {
  const file = command === 'list' ? 'people' : 'report';
  const onBehalf = may(grants, 'enter-on-behalf', { commune });
  return {
    says: [
      say(
        [text('command.only-heads')],
        [
          commandChoice('export', file, text(`export.kind.${file}`)),
          commandChoice('total', '', text('menu.item.total')),
          ...(onBehalf ? [commandChoice('behalf', '', text('office.item.behalf'))] : []),
        ],
      ),
    ],
  };
}
