import { commandChoice, say, text } from '../../core/message/say.ts';
import { sayOwed } from '../../core/report/say-owed.ts';
import type { Outcome, Request } from '../outcome.ts';
import { owedByAsker } from '../owed-by-asker.ts';
import type { Planner } from '../planner.ts';

/** "Đã nhận" under a reminder, or in words: silence climbs no further. The ladder goes on until the report is there. */
export function createReceived(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const found = await owedByAsker(planner, request, args);
    if ('outcome' in found) return found.outcome;
    const { plan, owed } = found;
    const { tx, at, conversation } = request;
    for (const { key, commune, campaign, unit } of owed) {
      const answer = { obligation: key, commune, campaign, unit, by: conversation.account, at };
      tx.acknowledgements.add({ ...answer, kind: 'received' });
    }
    const choices = [
      commandChoice('submit', owed.length === 1 ? owed[0].unit : '', text('menu.item.submit')),
    ];
    return { says: [say([text('reminder.answered.received'), ...sayOwed(plan, owed)], choices)] };
  };
}
