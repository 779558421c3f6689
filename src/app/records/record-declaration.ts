import { AGE, WHO } from '../../core/consent/declare-flow.ts';
import { AGREED, CONSENT } from '../../core/consent/notice.ts';
import { declaredList } from '../../core/consent/unit-declare-flow.ts';
import type { Answers } from '../../core/flow/session.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { isChild } from '../../core/person/is-child.ts';
import type { Entry, PersonFields } from '../../ports/store.ts';
import type { NoticeOf } from '../notice-of.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { readAnswers } from './read-answers.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
  readonly noticeOf: NoticeOf;
}

/** What somebody says of themselves, or of somebody beside them: self-declared until the unit or an officer confirms it. */
export function createRecordDeclaration({ planner, ids, noticeOf }: Deps) {
  return async (request: Request, unitId: string, answers: Answers): Promise<Outcome> => {
    if (answers[CONSENT] !== AGREED) throw new Error('a declaration without consent');
    const { tx, at, conversation, door } = request;
    const plan = planner.current(door.commune, at);
    const unit = plan?.content.units.find(({ id }) => id === unitId);
    const list = plan && unit && declaredList(plan.campaign, unit);
    if (plan === undefined || unit === undefined || list === undefined) {
      return { says: [say([text('dialogue.gone')])] };
    }
    const { campaign } = plan;
    const { person, achieved = list.metrics, details } = readAnswers(campaign, unit, answers);
    const by = conversation.account;
    const row: Omit<Entry, 'person'> = {
      id: ids(),
      commune: door.commune,
      campaign: campaign.id,
      unit: unit.id,
      achieved,
      proof: 'self-declared',
      by,
      at,
    };
    const again = commandChoice('declare', 'more', text('consent.more'));
    const mine = commandChoice('mydata', '', text('consent.mine'));
    const about = { unit: plain(unit.name), name: plain(person.name ?? '') };
    const news =
      campaign.announcements.length > 0
        ? [commandChoice('follow', unit.id, text('bulletin.follow.choice.start', { unit: about.unit }))]
        : [];
    if (answers[AGE] === 'child' || isChild(person, at, campaign.timeZone)) {
      await tx.entries.countChildren([{ ...row, person }]);
      tx.audit.add({ at, actor: by, action: 'count-child', subject: row.id });
      return { says: [say([text('consent.counted', about)], [again])] };
    }
    const { id, outcome } = await tx.entries.record({ ...row, person: person as PersonFields, details });
    tx.consents.give({
      id: ids(),
      account: by,
      commune: door.commune,
      campaign: campaign.id,
      purpose: 'list',
      notice: noticeOf(plan),
      channel: door.name,
      at,
      forOther: answers[WHO] === 'other',
      entry: id,
      unit: unit.id,
    });
    tx.audit.add({ at, actor: by, action: 'declare', subject: id, detail: { outcome } });
    return { says: [say([text(`consent.recorded.${outcome}`, about)], [again, ...news, mine])] };
  };
}
