import { type Action, may } from '../core/access/access.ts';
import type { Unit } from '../core/campaign/unit.ts';
import { say, text } from '../core/message/say.ts';
import { type Day, dayOf } from '../core/time/day.ts';
import type { CommuneContent } from '../ports/catalogue.ts';
import type { Outcome, Request } from './outcome.ts';
import type { Planner } from './planner.ts';

/** What somebody who changes a commune stands on. */
export interface Office {
  readonly content: CommuneContent;
  readonly today: Day;
  /** Every unit that is, was or will be, with the names that are decided by now. */
  readonly units: readonly Unit[];
}

/** The commune as it is today, for whoever may do this in it; otherwise what to answer instead. */
export function officeOf(
  planner: Planner,
  { at, door, grants }: Request,
  action: Action,
): Office | { readonly outcome: Outcome } {
  const { commune } = door;
  if (!may(grants, action, { commune })) return { outcome: { says: [say([text('command.not-allowed')])] } };
  const content = planner.content(commune, at);
  if (content === undefined) return { outcome: { says: [say([text('command.no-campaign')])] } };
  return { content, today: dayOf(at, content.commune.timeZone), units: planner.unitsBefore(commune) };
}
