import { findUnit } from '../../../core/campaign/find-unit.ts';
import { cleanName, readFrom, readInto } from '../../../core/change/read-wish.ts';
import { say, text } from '../../../core/message/say.ts';
import { officeOf } from '../../officer-of.ts';
import type { Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';
import { proposeChange } from './propose-change.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** "đổi tên đơn vị thôn 3 thành Thôn Đoàn Kết từ 1/1": the id and the history stay, the old name is still understood. */
export function createRenameUnit({ planner, ids }: Deps) {
  return async (request: Request, args: string) => {
    const office = officeOf(planner, request, 'change-plan');
    if ('outcome' in office) return office.outcome;
    const { rest, from } = readFrom(args, office.today);
    const cuts = readInto(rest);
    if (cuts.length === 0) return { says: [say([text('change.usage.unit-renamed')])] };
    for (const { left, right } of cuts) {
      const found = findUnit(office.content.units, left);
      if (!('unit' in found)) continue;
      const change = { type: 'unit-renamed', unit: found.unit.id, name: cleanName(right), from } as const;
      return proposeChange(request, ids, office, null, change);
    }
    return { says: [say([text('change.unknown-units', { names: cuts[0]?.left ?? '' })])] };
  };
}
