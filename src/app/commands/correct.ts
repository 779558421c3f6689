import { say, text } from '../../core/message/say.ts';
import { correctFlowId } from '../../core/report/correct-flow.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { sayRow } from './list.ts';
import { rowOf } from './row-of.ts';

/** "sửa 3": shows the row, masked, and asks which field is wrong. */
export function createCorrect(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const found = await rowOf(planner, request, args, 'correct');
    if ('outcome' in found) return found.outcome;
    const { plan, unit, row, number } = found;
    const nameOf = (id: string) => plan.content.units.find((one) => one.id === id)?.name ?? id;
    return {
      says: [say([text('report.correct.shown', { row: sayRow(row, number, nameOf) })])],
      enter: correctFlowId(unit.id),
      answers: { entry: row.id },
    };
  };
}
