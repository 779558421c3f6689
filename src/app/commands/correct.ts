import { commandChoice, say, text } from '../../core/message/say.ts';
import { correctFlowId } from '../../core/report/correct-flow.ts';
import type { RunCommand } from '../carry-out.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { unitsReportedBy } from '../units-reported-by.ts';
import { rowOf } from './row-of.ts';
import { sayRow } from './say-row.ts';

/** "sửa 3": shows the row, masked, and asks which field is wrong. */
export function createCorrect(planner: Planner, amendOwn: RunCommand) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const current = planner.current(request.door.commune, request.at);
    if (current === undefined || unitsReportedBy(request.grants, current.content).length === 0)
      return amendOwn(request, args);
    const found = await rowOf(planner, request, args, 'correct');
    if ('outcome' in found) return found.outcome;
    const { plan, unit, row, number } = found;
    if (row.left !== undefined) {
      const back = commandChoice('left', `${unit.id} ${row.id} back`, text('left.choice.back'));
      return { says: [say([text('left.no-correction', { row: sayRow(plan, row, number) })], [back])] };
    }
    return {
      says: [say([text('report.correct.shown', { row: sayRow(plan, row, number) })])],
      enter: correctFlowId(unit.id),
      answers: { entry: row.id },
    };
  };
}
