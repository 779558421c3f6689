import type { Answers } from '../../core/flow/session.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { isChild } from '../../core/person/is-child.ts';
import type { EntryView } from '../../ports/store.ts';
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
    // Children are counted and not listed; a slip of the finger must not take a row away either.
    if (isChild(person, at, plan.campaign.timeZone)) {
      const withdraw = commandChoice('list', unit.id, text('menu.item.list'));
      return { says: [say([text('report.correct.child')], [withdraw])] };
    }
    const list = () => tx.entries.list(plan.content.commune.id, plan.campaign.id, unit.id);
    const before = (await list()).find(({ id }) => id === entry);
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
      const after = (await list()).find(({ id }) => id === entry);
      tx.histories.add({
        subject: `entry:${entry}`,
        at,
        by: conversation.account,
        action: 'corrected',
        detail: { field, before: shownField(before, field), after: shownField(after, field) },
      });
    }
    const toList = commandChoice('list', unit.id, text('menu.item.list'));
    return { says: [say([text(`report.correct.${outcome}`, { unit: plain(unit.name) })], [toList])] };
  };
}

/** As the list shows it: masked. */
function shownField(row: EntryView | undefined, field: string): string {
  const { citizenId, plates = [], birthYear, ...rest } = row?.masked ?? {};
  const shown: Readonly<Record<string, string | undefined>> = {
    ...rest,
    name: row?.name,
    'citizen-id': citizenId,
    plates: plates.join(', '),
    'birth-year': birthYear?.toString(),
    ...row?.details,
    achieved: row?.achieved.join(', '),
  };
  return shown[field] ?? '…';
}
