import { readFrom } from '../../../core/change/read-wish.ts';
import { say, text } from '../../../core/message/say.ts';
import { findUnit } from '../../find-unit.ts';
import { officeOf } from '../../officer-of.ts';
import type { Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';
import { proposeChange } from './propose-change.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** "giải thể thôn 9 từ 1/1": from that day on it owes nothing; what it has recorded stays. */
export function createRetireUnit({ planner, ids }: Deps) {
  return async (request: Request, args: string) => {
    const office = officeOf(planner, request, 'change-plan');
    if ('outcome' in office) return office.outcome;
    const { rest, from } = readFrom(args, office.today);
    if (rest === '') return { says: [say([text('change.usage.unit-retired')])] };
    const found = findUnit(office.content.units, rest, 'retire-unit');
    if ('ask' in found) return { says: [found.ask], asks: true };
    return proposeChange(request, ids, office, null, { type: 'unit-retired', unit: found.unit.id, from });
  };
}
