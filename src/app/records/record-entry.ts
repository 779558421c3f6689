import { toMenu } from '../../core/dialogue/ways.ts';
import type { Answers } from '../../core/flow/session.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { isChild } from '../../core/person/is-child.ts';
import type { Entry, PersonFields } from '../../ports/store.ts';
import { unitLines } from '../commands/total.ts';
import { isOnBehalf, ON_BEHALF } from '../focus.ts';
import { loadUnitFigures } from '../load-figures.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import { readAnswers } from './read-answers.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** One row of a unit's list: recorded once, and answered with what is recorded now and what is still missing. */
export function createRecordEntry({ planner, ids }: Deps) {
  return async (request: Request, unitId: string, answers: Answers): Promise<Outcome> => {
    const own = ownUnit(planner, request, unitId, 'report');
    if ('outcome' in own) return own.outcome;
    const { plan, unit } = own;
    const { tx, at, conversation, grants } = request;
    const onBehalf = isOnBehalf(grants, unit.id);
    const { person, achieved = [], details, helper } = readAnswers(plan.campaign, unit, answers);
    const entry: Entry = {
      id: ids(),
      commune: plan.content.commune.id,
      campaign: plan.campaign.id,
      unit: unit.id,
      person: person as PersonFields,
      achieved,
      details: { ...details, ...(onBehalf && ON_BEHALF) },
      proof: 'unit-confirmed',
      ...(helper !== undefined && { helper }),
      by: conversation.account,
      at,
    };
    const about = { name: plain(entry.person.name), unit: plain(unit.name) };
    const choices = [
      commandChoice('report', unit.id, text('report.recorded.more')),
      commandChoice('list', unit.id, text('menu.item.list')),
      commandChoice('submit', unit.id, text('menu.item.submit')),
      toMenu(),
    ];
    if (isChild(person, at, plan.campaign.timeZone)) {
      await tx.entries.countChildren([entry]);
      tx.audit.add({ at, actor: conversation.account, action: 'count-child', subject: unit.id });
      const figures = await loadUnitFigures(tx, plan, unit, at);
      return {
        says: [say([text('report.recorded.child', about), ...unitLines(plan, unit, figures, at)], choices)],
      };
    }
    const { outcome, id, alsoIn } = await tx.entries.record(entry);
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'record-entry',
      subject: id,
      detail: { outcome, ...(onBehalf && { onBehalf }) },
    });
    tx.histories.add({
      subject: `entry:${id}`,
      at,
      by: conversation.account,
      action: onBehalf ? 'recorded-on-behalf' : outcome === 'new' ? 'recorded' : 'recorded-again',
    });

    const nameOf = (other: string) => plan.content.units.find((one) => one.id === other)?.name ?? other;
    const figures = await loadUnitFigures(tx, plan, unit, at);
    return {
      says: [
        say(
          [
            text(outcome === 'new' ? 'report.recorded.new' : 'report.recorded.again', about),
            ...(alsoIn.length > 0
              ? [text('report.recorded.also-in', { units: alsoIn.map(nameOf).join(', ') })]
              : []),
            ...unitLines(plan, unit, figures, at),
          ],
          choices,
        ),
      ],
    };
  };
}
