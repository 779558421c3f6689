import type { Role } from '../../../core/access/access.ts';
import type { Unit } from '../../../core/campaign/unit.ts';
import { plain, type Text } from '../../../core/message/message.ts';
import { commandChoice, say, text } from '../../../core/message/say.ts';
import { dayOf } from '../../../core/time/day.ts';
import { showDay } from '../../../core/time/show.ts';
import type { HeldGrant } from '../../../ports/tables/grants.ts';
import { findUnit } from '../../find-unit.ts';
import { officeOf } from '../../officer-of.ts';
import type { Outcome, Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';
import { propose } from '../../propose.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** "kết thúc vai trò thôn 3": who holds a role there, and one of them to be ended. */
export function createEndRole({ planner, ids }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const office = officeOf(planner, request, 'change-plan');
    if ('outcome' in office) return office.outcome;
    const { content } = office;
    const { timeZone } = content.commune;
    const [, words = '', number] = /^(.*?)(?:\s+#(\d+))?$/.exec(args) ?? [];
    const found = findUnit(content.units, words, 'end-role');
    if ('ask' in found) return { says: [found.ask], asks: true };
    const { unit } = found;
    const held = (await request.tx.grants.history(content.commune.id, [unit.id])).filter(
      ({ until }) => until === undefined,
    );
    if (held.length === 0) return { says: [say([text('role.end.nobody', { unit: plain(unit.name) })])] };
    const chosen = held.length === 1 ? held[0] : held[Number(number ?? 0) - 1];
    if (chosen === undefined) {
      const choices = held.map((one, n) =>
        commandChoice('end-role', `${unit.id} #${n + 1}`, sayHeld(one, unit, timeZone)),
      );
      return { says: [say([text('role.end.which', { unit: plain(unit.name) })], choices)], asks: true };
    }
    const { account, grant } = chosen;
    return propose(request, ids, { type: 'end-role', account, grant }, [
      text('role.end.card', { who: sayHeld(chosen, unit, timeZone) }),
      text('role.end.kept'),
    ]);
  };
}

/** Nobody's name is known here: the role and since when is all there is to tell people apart by. */
const sayHeld = ({ grant: { role }, from }: HeldGrant, unit: Unit, timeZone: string): Text =>
  text('role.held', {
    role: roleIn(unit, role),
    unit: plain(unit.name),
    since: showDay(dayOf(from, timeZone)),
  });

const roleIn = (unit: Unit, role: Role): Text => {
  const own = role === 'head' ? unit.head : role === 'deputy' ? unit.deputy : undefined;
  return own === undefined ? text(`command.role.${role}`) : plain(own);
};
