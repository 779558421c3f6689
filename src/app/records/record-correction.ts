import type { Answers } from '../../core/flow/session.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import { readAnswers } from './read-answers.ts';

/** One field of one row, changed. */
export function createRecordCorrection(planner: Planner) {
  return async (request: Request, unitId: string, answers: Answers): Promise<Outcome> => {
    const own = ownUnit(planner, request, unitId, 'correct');
    if ('outcome' in own) return own.outcome;
    const { plan, unit } = own;
    const { tx, at, conversation } = request;
    const { person, achieved, details } = readAnswers(plan.campaign, unit, answers);
    const entry = String(answers['entry'] ?? '');
    const field = String(answers['field'] ?? '');
    // The only metric of a list is implied by the row, not by correcting a name in it.
    const change = {
      person,
      details,
      by: conversation.account,
      ...((field === 'achieved' || field === 'result') && achieved && { achieved }),
    };
    const outcome = await tx.entries.correct(
      plan.content.commune.id,
      plan.campaign.id,
      unit.id,
      entry,
      change,
      at,
    );
    if (outcome === 'corrected') {
      tx.audit.add({
        at,
        actor: conversation.account,
        action: 'correct-entry',
        subject: entry,
        detail: { field },
      });
    }
    const list = commandChoice('list', unit.id, text('menu.item.list'));
    return { says: [say([text(`report.correct.${outcome}`, { unit: plain(unit.name) })], [list])] };
  };
}
