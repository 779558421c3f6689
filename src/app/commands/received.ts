import { commandChoice, say, text } from '../../core/message/say.ts';
import { sayOwed } from '../../core/report/say-owed.ts';
import { noteAnswers } from '../note-answers.ts';
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
    const answer = { kind: 'received', by: conversation.account, at } as const;
    await noteAnswers(
      tx,
      owed.map(({ key, commune, campaign, unit }) => ({
        obligation: key,
        commune,
        campaign,
        unit,
        ...answer,
      })),
    );
    const choices = [
      commandChoice('submit', owed.length === 1 ? owed[0].unit : '', text('menu.item.submit')),
    ];
    return { says: [say([text('reminder.answered.received'), ...sayOwed(plan, owed)], choices)] };
  };
}
