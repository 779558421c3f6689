import { may } from '../../core/access/access.ts';
import { fold } from '../../core/message/fold.ts';
import { say, text } from '../../core/message/say.ts';
import { difficultyFlowId, MAX_DIFFICULTY } from '../../core/report/difficulty-flow.ts';
import type { Record, RunCommand } from '../carry-out.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import { unitsReportedBy } from '../units-reported-by.ts';

interface Deps {
  readonly planner: Planner;
  readonly record: Record;
  /** What the units have told. */
  readonly list: RunCommand;
}

/** "Khó khăn", "… của các đơn vị", "… chưa trả lời". Anything else is a difficulty that is told. */
const OF_UNITS = /^$|^(?:(?:cua|tu|o) )?(?:cac |nhung )?(?:don vi|thon|ap|to|truong|xa)\b|^(?:chua|nao|gi)\b/;

/**
 * "/khokhan", "khó khăn: sóng yếu ở xóm trên": said at once, or asked for. Whoever works for the commune has none to tell
 * and means those of the units.
 */
export function createDifficulty({ planner, record, list }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const plan = planner.current(request.door.commune, request.at);
    const isOfOffice = may(request.grants, 'see-commune', { commune: request.door.commune });
    const isNoHead = plan !== undefined && unitsReportedBy(request.grants, plan.content).length === 0;
    if (isOfOffice && isNoHead && OF_UNITS.test(fold(args))) return list(request, '');
    const named = plan?.content.units.find(({ id }) => id === args.split(' ')[0]);
    const words = named ? args.slice(named.id.length).trim() : args.replace(/^[\s:,.–-]+/, '').trim();
    const own = ownUnit(planner, request, named?.id ?? '', 'difficulty', words);
    if ('outcome' in own) return own.outcome;
    if (words === '') return { enter: difficultyFlowId(own.unit.id) };
    if (words.length > MAX_DIFFICULTY)
      return {
        says: [say([text('flow.text.long', { max: MAX_DIFFICULTY })])],
        enter: difficultyFlowId(own.unit.id),
      };
    return record(request, own.unit.id, { text: words });
  };
}
