import { may } from '../../core/access/access.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { readPageNumber } from '../../core/report/page-of.ts';
import type { UnitProgress } from '../../core/report/progress.ts';
import { rankUnits } from '../../core/report/ranking.ts';
import { showMoment } from '../../core/time/show.ts';
import { loadBoard } from '../load-board.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { answerQuestion } from '../queries/answer-question.ts';
import { paged } from '../queries/paged.ts';
import type { ReadQuestion } from '../queries/question-reader.ts';

interface Deps {
  readonly planner: Planner;
  readonly readQuestion: ReadQuestion;
}

/** "xếp hạng": units by how far they have come with what is asked of them. */
export function createRanking({ planner, readQuestion }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const {
      tx,
      at,
      door: { commune },
      grants,
    } = request;
    if (!may(grants, 'see-commune', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { rest, page } = readPageNumber(args);
    const question = readQuestion(plan, rest, at);
    // "Tuần này thôn nào cài nhiều nhất": by one figure, instead of by what is asked of each.
    if (question && (question.metrics.length > 0 || question.span || question.phase)) {
      const answer = await answerQuestion(request, plan, { ...question, wants: 'ranking' }, rest, page);
      if (answer) return answer;
    }
    const { ranked, begun, silent } = rankUnits(await loadBoard(tx, plan, at));
    const about = { campaign: plain(plan.campaign.short), asOf: showMoment(at, plan.campaign.timeZone) };
    if (ranked.length + begun.length + silent.length === 0) {
      return { says: [say([text('query.ranking.nothing', about)])] };
    }
    const lines = [
      ...ranked.map(({ unit, standing, share, place, shared }) =>
        text(shared ? 'query.ranking.shared' : 'query.ranking.line', {
          place,
          unit: plain(unit.name),
          have: standing.have,
          goal: standing.goal,
          percent: String(Math.round(share * 1_000) / 10).replace('.', ','),
        }),
      ),
      ...unplaced('none-yet', begun),
      ...unplaced('silent', silent),
    ];
    const isLowest = question?.lowest === true;
    return paged(
      text(isLowest ? 'query.ranking.head-lowest' : 'query.ranking.head', about),
      isLowest ? lines.toReversed() : lines,
      page,
      'ranking',
      isLowest ? rest : '',
    );
  };
}

const unplaced = (because: 'none-yet' | 'silent', units: readonly UnitProgress[]) =>
  units.length === 0
    ? []
    : [
        text(`query.ranking.${because}`, {
          names: plain(units.map(({ unit }) => unit.name).join(', ')),
        }),
      ];
