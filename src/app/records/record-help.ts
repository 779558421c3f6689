import type { Answers } from '../../core/flow/session.ts';
import { ABOUT, unitOfAnswer } from '../../core/help/help-flow.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import type { HelpRequest } from '../../ports/help.ts';
import { noteAsked } from '../guides/note-run.ts';
import { type HelpDesk, offChoice } from '../help/desk.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
  readonly desk: HelpDesk;
}

/** A request for a person's help: written down, and the village's own people are told. */
export function createRecordHelp({ planner, ids, desk }: Deps) {
  return async ({ tx, at, door, conversation }: Request, _: string, answers: Answers): Promise<Outcome> => {
    const plan = planner.current(door.commune, at);
    const unit = unitOfAnswer(plan?.content.units ?? [], answers['unit']);
    const given = (key: string) => {
      const answer = answers[key];
      return typeof answer === 'string' && answer !== '' ? answer : undefined;
    };
    const optional = {
      about: given(ABOUT),
      problem: given('problem'),
      place: given('house'),
      when: given('when'),
      phone: given('phone'),
    };
    const opened = await tx.helpRequests.open({
      id: ids(),
      commune: door.commune,
      unit: unit?.id ?? null,
      account: conversation.account,
      at,
      way: (given('way') ?? 'chat') as HelpRequest['way'],
      state: 'open',
      climbed: 0,
      ...(Object.fromEntries(
        Object.entries(optional).filter(([, value]) => value !== undefined),
      ) as Partial<HelpRequest>),
    });
    if (opened.about !== undefined) noteAsked(tx, door.commune, conversation, opened.about);
    const called = await desk.call(tx, opened, 0, at);
    tx.helpRequests.change(called);
    const about = { number: opened.number, unit: unit ? plain(unit.name) : text('help.no-unit') };
    return { says: [say([text(`help.opened.${opened.way}`, about)], [offChoice(opened)])] };
  };
}
