import type { Unit } from '../../core/campaign/unit.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { readPageNumber } from '../../core/report/page-of.ts';
import { unitsOf } from '../../core/report/standing.ts';
import { showMoment } from '../../core/time/show.ts';
import { findOwnOf } from '../find-unit.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';
import { paged } from '../queries/paged.ts';
import { visibleUnits } from '../visible-units.ts';

/** Lines in one message; more would not be read. */
const SHOWN = 30;

/** "/aigiup": how many each helper has helped, against the quota that the plan sets for each of them. */
export function createCredits(planner: Planner) {
  return async ({ tx, door, at, grants }: Request, args: string): Promise<Outcome> => {
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const visible = visibleUnits(grants, plan.content);
    if (visible.length === 0) return { says: [say([text('command.not-allowed')])] };
    const { rest, page } = readPageNumber(args);
    const found = rest === '' ? { units: visible } : findOwnOf(visible, plan.content.units, rest, 'credits');
    if ('says' in found) return found;
    const units = 'unit' in found ? [found.unit] : found.units;
    const credits = await tx.entries.credits(door.commune, plan.campaign.id);
    const lines = units.flatMap((unit) =>
      linesOf(
        plan,
        unit,
        credits.filter((one) => one.unit === unit.id),
      ),
    );
    const head = text(lines.length > 0 ? 'credits.head' : 'credits.none', {
      asOf: showMoment(at, plan.campaign.timeZone),
    });
    return paged(head, lines, page, 'credits', rest, SHOWN);
  };
}

/** By the metric that the quota names; without a quota by whatever a helper has most of. */
function linesOf(
  { campaign }: Plan,
  unit: Unit,
  credits: readonly { readonly helper: string; readonly metric: string; readonly people: number }[],
): readonly Text[] {
  const quota = campaign.targets.find(
    (target) => target.kind === 'quota' && unitsOf(target, [unit]).length > 0,
  );
  const helpers = [...Map.groupBy(credits, ({ helper }) => helper)].map(([helper, mine]) => {
    const counted = quota ? mine.filter(({ metric }) => metric === quota.metric) : mine;
    return { helper, people: Math.max(0, ...counted.map(({ people }) => people)) };
  });
  return helpers
    .toSorted((a, b) => b.people - a.people || (a.helper < b.helper ? -1 : 1))
    .map(({ helper, people }) =>
      text(quota?.kind === 'quota' ? 'credits.of-quota' : 'credits.line', {
        unit: plain(unit.name),
        helper: plain(helper),
        people,
        quota: quota?.kind === 'quota' ? quota.count : 0,
      }),
    );
}
