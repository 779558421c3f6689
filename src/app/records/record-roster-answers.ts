import type { Answers } from '../../core/flow/session.ts';
import { say, text } from '../../core/message/say.ts';
import { StaleVersion } from '../../ports/store.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import { rosterOf } from '../rosters/draft-roster.ts';
import type { ReaderOf } from '../rosters/roster-reader.ts';
import { presentDraft } from '../rosters/say-draft.ts';

interface Deps {
  readonly planner: Planner;
  readonly readerOf: ReaderOf;
}

/** What holds for the whole list, as it was answered; then comes the card. */
export function createRecordRosterAnswers({ planner, readerOf }: Deps) {
  return async (request: Request, unitId: string, answers: Answers): Promise<Outcome> => {
    const own = ownUnit(planner, request, unitId, 'roster');
    if ('outcome' in own) return own.outcome;
    const reader = readerOf(own.plan, own.unit, request.at);
    const { tx, at } = request;
    const roster = await tx.rosters.find(String(answers['roster'] ?? ''));
    if (reader === undefined || roster === undefined || roster.state !== 'open')
      return { says: [say([text('roster.gone')])] };
    const said = ['case', 'result', 'achieved'].flatMap((question) => {
      const answer = answers[question];
      return answer === undefined ? [] : [[question, [answer].flat().join(' ')] as const];
    });
    const common = { ...roster.common, ...Object.fromEntries(said) };
    // Whoever did not succeed has achieved nothing that could be asked for.
    if (common['result'] === 'no') common['achieved'] ??= '';
    if (!(await tx.rosters.change(roster.id, roster.revision, { common, at })))
      throw new StaleVersion('somebody has changed this list meanwhile');
    return presentDraft({ ...own, reader }, await rosterOf(tx, roster.id));
  };
}
