import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { listOf } from '../../core/report/list-of.ts';
import { readCounts } from '../../core/report/read-counts.ts';
import { reportFlowId } from '../../core/report/report-flow.ts';
import type { RunCommand } from '../carry-out.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import type { Vocabulary } from './count.ts';

/** "/baocao", "báo cáo thôn 3": one row of the unit's list; "/baocao bhyt 12 gplx 5": numbers. */
export function createReport(planner: Planner, count: RunCommand, vocabulary: Vocabulary) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const metrics = planner.current(request.door.commune, request.at)?.campaign.metrics ?? [];
    if (readCounts(args, vocabulary(metrics.map(({ id }) => id)))) return count(request, args);
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
