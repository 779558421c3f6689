import type { Answers } from '../../core/flow/session.ts';
import { say, text } from '../../core/message/say.ts';
import { countsOf } from '../../core/report/count-flow.ts';
import { metricOption } from '../../core/report/list-questions.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import { stateCounts } from '../reporting/state-counts.ts';

/** The numbers of a guided report. What was skipped is blank and changes nothing. */
export function createRecordCounts(planner: Planner) {
  return async (request: Request, unitId: string, answers: Answers): Promise<Outcome> => {
    const own = ownUnit(planner, request, unitId, 'count');
    if ('outcome' in own) return own.outcome;
    const { plan, unit } = own;
    const counts = new Map(
      countsOf(plan.campaign, unit).flatMap((metric) => {
        const answer = answers[metricOption(plan.campaign, metric)];
        return typeof answer === 'number' ? [[metric, answer] as const] : [];
      }),
    );
    if (counts.size === 0) return { says: [say([text('count.all-blank')])] };
    return stateCounts(request, plan, unit, counts);
  };
}
