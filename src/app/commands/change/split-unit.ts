import { findUnit } from '../../../core/campaign/find-unit.ts';
import { splitUnits } from '../../../core/change/draft-unit.ts';
import { readFrom, readInto, readNames } from '../../../core/change/read-wish.ts';
import { say, text } from '../../../core/message/say.ts';
import { officeOf } from '../../officer-of.ts';
import type { Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';
import { proposeChange } from './propose-change.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** "tách đơn vị thôn 5 thành Thôn 5A, Thôn 5B từ 1/1". */
export function createSplitUnit({ planner, ids }: Deps) {
  return async (request: Request, args: string) => {
    const office = officeOf(planner, request, 'change-plan');
    if ('outcome' in office) return office.outcome;
    const { content, units, today } = office;
    const { rest, from } = readFrom(args, today);
    const cuts = readInto(rest);
    for (const { left, right } of cuts) {
      const found = findUnit(content.units, left);
      const names = readNames(right);
      if (!('unit' in found) || names.length < 2) continue;
      const into = splitUnits(names, found.unit, units);
      return proposeChange(request, ids, office, null, {
        type: 'unit-split',
        unit: found.unit.id,
        into: [...into],
        from,
      });
    }
    const [first] = cuts;
    return first !== undefined && readNames(first.right).length > 1
      ? { says: [say([text('change.unknown-units', { names: first.left })])] }
      : { says: [say([text('change.usage.unit-split')])] };
  };
}
