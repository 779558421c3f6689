import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { listOf } from '../../core/report/list-of.ts';
import { reportFlowId } from '../../core/report/report-flow.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';

/** "/baocao", "báo cáo thôn 3": begins, or takes up again, one row of the unit's list. */
export function createReport(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const own = ownUnit(planner, request, args, 'report');
    if ('outcome' in own) return own.outcome;
    const { plan, unit } = own;
    if (listOf(plan.campaign, unit) === undefined) {
      const submit = commandChoice('submit', unit.id, text('menu.item.submit'));
      return { says: [say([text('report.no-list', { unit: plain(unit.name) })], [submit])] };
    }
    return { enter: reportFlowId(unit.id) };
  };
}
