import { findUnit } from '../../../core/campaign/find-unit.ts';
import { mergedUnit } from '../../../core/change/draft-unit.ts';
import { cleanName, readFrom, readInto, readNames } from '../../../core/change/read-wish.ts';
import { say, text } from '../../../core/message/say.ts';
import { officeOf } from '../../officer-of.ts';
import type { Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';
import { proposeChange } from './propose-change.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** "gộp thôn 3, thôn 4 thành Thôn Đoàn Kết từ 1/1": a unit that keeps its name goes on and takes the others in. */
export function createMergeUnits({ planner, ids }: Deps) {
  return async (request: Request, args: string) => {
    const office = officeOf(planner, request, 'change-plan');
    if ('outcome' in office) return office.outcome;
    const { content, units, today } = office;
    const { rest, from } = readFrom(args, today);
    const cuts = readInto(rest);
    let unknown: readonly string[] | undefined;
    for (const { left, right } of cuts) {
      const names = readNames(left);
      const found = names.map((name) => ({ name, unit: findUnit(content.units, name) }));
      const merged = [...new Set(found.flatMap(({ unit }) => ('unit' in unit ? [unit.unit] : [])))];
      const missing = found.flatMap(({ name, unit }) => ('unit' in unit ? [] : [name]));
      unknown ??= missing;
      if (missing.length > 0 || merged.length < 2) continue;
      const into = mergedUnit(cleanName(right), merged, units);
      return proposeChange(request, ids, office, null, {
        type: 'units-merged',
        units: merged.map(({ id }) => id),
        into,
        from,
      });
    }
    return unknown === undefined || unknown.length === 0
      ? { says: [say([text('change.usage.units-merged')])] }
      : { says: [say([text('change.unknown-units', { names: unknown.join(', ') })])] };
  };
}
