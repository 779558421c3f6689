import type { Answers } from '../../core/flow/session.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { isChild } from '../../core/person/is-child.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { aboutRequest, type OpenRequest } from '../rights/open-request.ts';
import { ownRows, whoAsks } from '../rights/own-data.ts';
import { readAnswers } from './read-answers.ts';

interface Deps {
  readonly planner: Planner;
  readonly openRequest: OpenRequest;
}

/** One field of one of the person's own rows, changed at once; the request is kept as evidence that it was. */
export function createRecordOwnCorrection({ planner, openRequest }: Deps) {
  return async (request: Request, unitId: string, answers: Answers): Promise<Outcome> => {
    const { tx, at, conversation, door } = request;
    const plan = planner.current(door.commune, at);
    const unit = plan?.content.units.find(({ id }) => id === unitId);
    const own = (await ownRows(whoAsks(request))).find(({ entry }) => entry.id === answers['entry']);
    if (plan === undefined || unit === undefined || own === undefined || own.entry.unit !== unitId)
      return { says: [say([text('dialogue.gone')])] };
    const { person, achieved, details } = readAnswers(plan.campaign, unit, answers);
    const field = String(answers['field'] ?? '');
    // A number that shows a child: children are counted and not listed.
    if (isChild(person, at, plan.campaign.timeZone)) {
      return {
        says: [say([text('rights.amend.child')], [commandChoice('erase', '', text('rights.choice.erase'))])],
      };
    }
    const change = {
      person,
      details,
      by: conversation.account,
      ...(field === 'achieved' && achieved && { achieved }),
    };
    const outcome = await tx.entries.correct(
      door.commune,
      plan.campaign.id,
      unitId,
      own.entry.id,
      change,
      at,
    );
    const mine = commandChoice('mydata', '', text('consent.mine'));
    if (outcome !== 'corrected') {
      const officer = commandChoice('object', 'correct', text('rights.choice.ask-officer'));
      return { says: [say([text(`rights.amend.${outcome}`, { unit: plain(unit.name) })], [officer, mine])] };
    }
    const opened = await openRequest(request, { right: 'correct', done: true });
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'correct-own',
      subject: own.entry.id,
      detail: { field },
    });
    return {
      says: [say([text('rights.amend.corrected', aboutRequest(opened, plan.campaign.timeZone))], [mine])],
    };
  };
}
