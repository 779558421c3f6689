import { may } from '../../core/access/access.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { findOwnOf, findUnit } from '../find-unit.ts';
import { focusOn, focusOnBehalf, isOnBehalf } from '../focus.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { unitsReportedBy } from '../units-reported-by.ts';

const ways = (unit: string) => [
  commandChoice('report', unit, text('menu.item.report')),
  commandChoice('list', unit, text('menu.item.list')),
  commandChoice('submit', unit, text('menu.item.submit')),
];

/** "/donvi thôn 3": what is said without a unit's name is about this one from now on. */
export function createSwitch(planner: Planner) {
  return async ({ door, at, grants }: Request, args: string): Promise<Outcome> => {
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const own = unitsReportedBy(grants, plan.content).filter(({ id }) => !isOnBehalf(grants, id));
    if (own.length === 0) return { says: [say([text('command.not-allowed')])] };
    const found = findOwnOf(own, plan.content.units, args, 'switch');
    if ('says' in found) return found;
    const { id, name } = found.unit;
    return { says: [say([text('focus.switched', { unit: plain(name) })], ways(id))], focus: focusOn(id) };
  };
}

const ENDS = /^(?:thôi|thoi|xong|dừng|dung|stop|end)$/iu;

/** "/thay thôn 3": an officer enters what a unit tells by phone; "/thay thôi" ends it. */
export function createBehalf(planner: Planner) {
  return async ({ tx, door, at, grants, conversation }: Request, args: string): Promise<Outcome> => {
    const { commune } = door;
    if (!may(grants, 'enter-on-behalf', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    if (ENDS.test(args.trim())) return { says: [say([text('focus.behalf-ended')])], focus: null };
    const found = findUnit(plan.content.units, args, 'behalf');
    if ('ask' in found) return { says: [found.ask], asks: true };
    const { id, name } = found.unit;
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'enter-on-behalf',
      subject: `${commune}/${plan.campaign.id}/${id}`,
    });
    return {
      says: [say([text('focus.behalf', { unit: plain(name) })], ways(id))],
      focus: focusOnBehalf(id, at),
    };
  };
}
