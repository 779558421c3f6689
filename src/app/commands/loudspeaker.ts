import { may } from '../../core/access/access.ts';
import { say, text } from '../../core/message/say.ts';
import { sayLoudspeaker } from '../../core/report/say-loudspeaker.ts';
import { loadFigures } from '../load-figures.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { unitsReportedBy } from '../units-reported-by.ts';

/** "/loa": the text of this week for the loudspeakers, to be read out or printed. Totals only. */
export function createLoudspeaker(planner: Planner) {
  return async ({ tx, at, door, grants }: Request): Promise<Outcome> => {
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    // Whoever heads a village reads it out there.
    const isHead = unitsReportedBy(grants, plan.content).length > 0;
    if (!isHead && !may(grants, 'see-commune', { commune: door.commune }))
      return { says: [say([text('command.not-allowed')])] };
    return { says: [say(sayLoudspeaker(plan, await loadFigures(tx, plan), at))] };
  };
}
