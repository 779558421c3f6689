import { may } from '../../core/access/access.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { isSoon, openRounds, type Round } from '../../core/report/owing.ts';
import { pageOf, readPageNumber } from '../../core/report/page-of.ts';
import { isOnly } from '../../core/report/question.ts';
import { reportTitle } from '../../core/report/report-title.ts';
import { isAskedFor } from '../../core/report/rounds-asked-for.ts';
import { showDeadline } from '../../core/report/show-deadline.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';
import { nextPage } from '../queries/paged.ts';
import type { ReadQuestion } from '../queries/question-reader.ts';

interface Deps {
  readonly planner: Planner;
  readonly readQuestion: ReadQuestion;
}

/** Names in one message. */
const SHOWN = 40;

/**
 * "/chuanop", "ai chưa nộp đợt 2": for each report that can be filed now, or that was asked about, the units that have
 * not.
 */
export function createMissing({ planner, readQuestion }: Deps) {
  return async ({ tx, at, door, grants }: Request, args: string): Promise<Outcome> => {
    const { commune } = door;
    if (!may(grants, 'see-missing', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };

    const submissions = await tx.submissions.of(commune, plan.campaign.id);
    const filed = new Set(submissions.map(({ obligation }) => obligation));
    const { rest, page: wanted } = readPageNumber(args);
    const question = readQuestion(plan, rest, at);
    const asOf = showMoment(at, plan.campaign.timeZone);
    // What is closed can be asked about too.
    const known =
      question && !isOnly(question, 'units', 'kind')
        ? roundsUntil(plan, filed, at)
        : openRounds(plan.obligations.values(), filed, at);
    if (known.length === 0) return { says: [say([text('report.missing.none-open', { asOf })])] };
    const rounds = question ? known.flatMap(isAskedFor(plan, question, known)) : known;
    if (rounds.length === 0)
      return {
        says: [
          say([text('ask.no-round', { asOf })], [commandChoice('missing', '', text('menu.item.missing'))]),
        ],
      };

    const lines = rounds.flatMap((round) => linesOf(plan, round, at));
    const page = pageOf(lines, wanted, SHOWN);
    const told = [...Map.groupBy(page.items, ({ round }) => round)].map(([round, mine]) =>
      sayRound(
        plan,
        round,
        mine.flatMap(({ name }) => name ?? []),
        at,
      ),
    );
    return {
      says: [say([text('report.missing.head', { asOf }), ...told], nextPage(page, 'missing', rest))],
    };
  };
}

/** Every report that could be filed so far, closed ones too. */
const roundsUntil = ({ obligations }: Plan, filed: ReadonlySet<string>, at: Instant): readonly Round[] =>
  openRounds(
    [...obligations.values()]
      .filter(({ opens }) => opens <= at)
      .map((one) => ({ ...one, closes: Infinity as Instant })),
    filed,
    at,
  );

interface Line {
  readonly round: Round;
  /** Of a unit that has not filed; the round alone where there are none, or where they need not be named yet. */
  readonly name?: string;
}

function linesOf({ content }: Plan, round: Round, at: Instant): readonly Line[] {
  if (round.missing.length === 0 || !isSoon(round.due, at)) return [{ round }];
  return round.missing.map(({ unit }) => ({
    round,
    name: content.units.find((one) => one.id === unit)?.name ?? unit,
  }));
}

function sayRound(
  { campaign }: Plan,
  { report, due, owed, missing }: Round,
  names: readonly string[],
  at: Instant,
): Text {
  const about = {
    report: plain(reportTitle(campaign, report)),
    deadline: showDeadline(due, campaign.timeZone),
    filed: owed.length - missing.length,
    owed: owed.length,
    missing: missing.length,
  };
  if (missing.length === 0) return text('report.missing.all-filed', about);
  const [list] = joinTexts(
    'flow.lines',
    names.map((name) => text('report.missing.unit', { name })),
  );
  if (list === undefined) return text('report.missing.later', about);
  return text(at >= due ? 'report.missing.overdue' : 'report.missing.open', { ...about, list });
}
