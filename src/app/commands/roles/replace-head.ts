import { plain } from '../../../core/message/message.ts';
import { text } from '../../../core/message/say.ts';
import { dayOf } from '../../../core/time/day.ts';
import { showDay } from '../../../core/time/show.ts';
import { findUnit } from '../../find-unit.ts';
import { officeOf } from '../../officer-of.ts';
import type { Outcome, Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';
import { propose } from '../../propose.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** "thay người phụ trách thôn 3": whoever uses the new code takes over; until then the old one stays, so that no unit is left to nobody. */
export function createReplaceHead({ planner, ids }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const office = officeOf(planner, request, 'change-plan');
    if ('outcome' in office) return office.outcome;
    const { content } = office;
    const found = findUnit(content.units, args, 'replace-head');
    if ('ask' in found) return { says: [found.ask], asks: true };
    const { unit } = found;
    const held = await request.tx.grants.history(content.commune.id, [unit.id]);
    const heads = held.filter(({ grant, until }) => grant.role === 'head' && until === undefined);
    const about = { unit: plain(unit.name), head: plain(unit.head) };
    const since = heads.map(({ from }) => showDay(dayOf(from, content.commune.timeZone))).join(', ');
    const who =
      heads.length === 0
        ? text('role.replace.nobody', about)
        : text('role.replace.now', { ...about, count: heads.length, since });
    return propose(request, ids, { type: 'replace-head', unit: unit.id }, [
      who,
      text(heads.length === 0 ? 'role.replace.first' : 'role.replace.then', about),
    ]);
  };
}
