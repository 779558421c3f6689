import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { rowOf } from './row-of.ts';

const SURE = ' !';

/** "rút 3": asks once, naming the person, then takes the row out of the list. The history keeps it. */
export function createWithdraw(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const sure = args.endsWith(SURE);
    const found = await rowOf(planner, request, sure ? args.slice(0, -SURE.length) : args, 'withdraw');
    if ('outcome' in found) return found.outcome;
    const { plan, unit, row, number } = found;
    const about = { unit: plain(unit.name), name: plain(row.name), number };
    if (!sure) {
      const yes = {
        ...commandChoice('withdraw', `${unit.id} ${row.id}${SURE}`, text('report.withdraw.yes')),
        id: 'yes',
      };
      const no = { ...commandChoice('list', unit.id, text('report.withdraw.no')), id: 'no' };
      return { says: [say([text('report.withdraw.ask', about)], [yes, no])], asks: true };
    }
    const { tx, at, conversation } = request;
    const { commune } = plan.content;
    await tx.entries.withdraw(commune.id, plan.campaign.id, unit.id, row.id, at);
    tx.audit.add({ at, actor: conversation.account, action: 'withdraw-entry', subject: row.id });
    tx.histories.add({ subject: `entry:${row.id}`, at, by: conversation.account, action: 'withdrawn' });
    return {
      says: [
        say([text('report.withdraw.done', about)], [commandChoice('list', unit.id, text('menu.item.list'))]),
      ],
    };
  };
}
