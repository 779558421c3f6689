import { may } from '../../core/access/access.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { fold } from '../../core/message/fold.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Board } from '../../core/report/board.ts';
import type { DutyRound, Fate } from '../../core/report/duties.ts';
import { readPageNumber } from '../../core/report/page-of.ts';
import { isWhole, type Question } from '../../core/report/question.ts';
import { reportTitle } from '../../core/report/report-title.ts';
import { isDueAsAsked, isUnitAsked } from '../../core/report/rounds-asked-for.ts';
import { showDeadline } from '../../core/report/show-deadline.ts';
import { showMoment } from '../../core/time/show.ts';
import { loadBoard } from '../load-board.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';
import { paged } from '../queries/paged.ts';
import type { ReadQuestion } from '../queries/question-reader.ts';

interface Deps {
  readonly planner: Planner;
  readonly readQuestion: ReadQuestion;
}

/** Deadlines in one message; every one of them names all units. */
const SHOWN = 3;

/** "ai đã nộp", "thôn 3 nộp chưa": for each deadline who filed in time, who late and who has not; or the reports of one unit. */
export function createFiled({ planner, readQuestion }: Deps) {
  return async ({ tx, at, door: { commune }, grants }: Request, args: string): Promise<Outcome> => {
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { rest, page } = readPageNumber(args);
    const question = readQuestion(plan, rest, at);
    const [unit] = plan.content.units.filter(({ id }) => question?.units.includes(id));
    const isOfOne = unit !== undefined && question?.units.length === 1;
    if (!may(grants, isOfOne ? 'see-unit' : 'see-missing', { commune, ...(isOfOne && { unit: unit.id }) }))
      return { says: [say([text('command.not-allowed')])] };
    const board = await loadBoard(tx, plan, at);
    const asOf = showMoment(at, plan.campaign.timeZone);
    if (isOfOne) return ofUnit(plan, board, unit, asOf);
    const rounds = question && !isWhole(question) ? narrow(plan, board.rounds, question) : board.rounds;
    if (rounds.length === 0) {
      const none = board.rounds.length === 0 ? 'report.missing.none-open' : 'ask.no-round';
      return { says: [say([text(none, { asOf })])] };
    }
    if (LATE.test(fold(rest))) {
      const over = rounds.filter(({ due }) => due <= at).map((round) => sayRound(plan, round, 'late'));
      return over.length === 0
        ? { says: [say([text('query.filed.none-late', { asOf })])] }
        : paged(text('report.missing.head', { asOf }), over, page, 'filed', rest, SHOWN);
    }
    const lines = rounds.map((round) => sayRound(plan, round, 'round'));
    return paged(text('report.missing.head', { asOf }), lines, page, 'filed', rest, SHOWN);
  };
}

function narrow(plan: Plan, rounds: readonly DutyRound[], question: Question): readonly DutyRound[] {
  const isMeant = isDueAsAsked(plan.campaign, question, rounds);
  const isOfUnit = isUnitAsked(plan, question);
  return rounds
    .filter(isMeant)
    .map((round) => ({ ...round, duties: round.duties.filter(({ obligation }) => isOfUnit(obligation)) }))
    .filter(({ duties }) => duties.length > 0);
}

function ofUnit({ campaign }: Plan, board: Board, unit: Unit, asOf: Text): Outcome {
  const duties = board.units.find((line) => line.unit.id === unit.id)?.duties ?? [];
  const about = { unit: plain(unit.name), asOf };
  if (duties.length === 0) return { says: [say([text('ask.no-duty', about)])] };
  const lines = duties.map(({ obligation: { report, due }, fate, filedAt }) =>
    text(filedAt === undefined ? 'ask.duty' : 'ask.duty-filed', {
      report: plain(reportTitle(campaign, report)),
      deadline: showDeadline(due, campaign.timeZone),
      fate: text(`export.fate.${fate}`),
      at: filedAt === undefined ? '' : showMoment(filedAt, campaign.timeZone),
    }),
  );
  return {
    says: [
      say(
        [text('ask.duties', about), ...joinTexts('flow.lines', lines)],
        [commandChoice('total', unit.id, text('ask.figures-of', about))],
      ),
    ],
  };
}

/** "Ai nộp muộn": only what was late or still is, and no deadline that is to come. */
const LATE = /^(?:muon|tre|cham|late)\b/;

function sayRound(
  { campaign, content }: Plan,
  { report, due, duties }: DutyRound,
  way: 'round' | 'late',
): Text {
  const namesOf = (fate: Fate): Text => {
    const units = new Set(
      duties.filter((duty) => duty.fate === fate).map(({ obligation }) => obligation.unit),
    );
    const names = content.units.filter(({ id }) => units.has(id)).map(({ name }) => name);
    return names.length === 0 ? text('query.filed.nobody') : plain(names.join(', '));
  };
  return text(`query.filed.${way}`, {
    report: plain(reportTitle(campaign, report)),
    deadline: showDeadline(due, campaign.timeZone),
    onTime: namesOf('on-time'),
    late: namesOf('late'),
    missing: namesOf(duties.some(({ fate }) => fate === 'overdue') ? 'overdue' : 'open'),
  });
}
