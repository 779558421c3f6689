import { may } from '../../core/access/access.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { ANSWER_DIFFICULTY } from '../../core/report/difficulty-flow.ts';
import { pageOf, readPageNumber } from '../../core/report/page-of.ts';
import { dayOf } from '../../core/time/day.ts';
import { showDay } from '../../core/time/show.ts';
import type { Difficulty } from '../../ports/store.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';
import { nextPage } from '../queries/paged.ts';
import { answerDifficulty } from '../reporting/answer-difficulty.ts';
import { unitsReportedBy } from '../units-reported-by.ts';

/** Lines in one message; more would not be read. */
const SHOWN = 10;

/** "/dskhokhan": for the officer those of the commune that wait for an answer; for a head their own with the answers. */
export function createDifficulties(planner: Planner) {
  return async ({ tx, at, door, grants }: Request, args: string): Promise<Outcome> => {
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const isOfficer = may(grants, 'see-commune', { commune: door.commune });
    const own = new Set(unitsReportedBy(grants, plan.content).map(({ id }) => id));
    if (!isOfficer && own.size === 0) return { says: [say([text('command.not-allowed')])] };
    const all = await tx.difficulties.of(door.commune, plan.campaign.id);
    return {
      says: [
        isOfficer
          ? ofCommune(plan, all, readPageNumber(args).page)
          : ofUnits(
              plan,
              all.filter(({ unit }) => own.has(unit)),
            ),
      ],
    };
  };
}

function ofCommune(plan: Plan, all: readonly Difficulty[], wanted: number) {
  const open = all.filter(({ answer }) => answer === undefined);
  const page = pageOf(open, wanted, SHOWN);
  const lines = page.items.map((one, n) =>
    text('difficulty.line', { number: page.before + n + 1, ...about(plan, one) }),
  );
  const answered = all.length - open.length;
  const head = text(open.length > 0 ? 'difficulty.open' : 'difficulty.none-open', {
    open: open.length,
    answered,
  });
  const how = open.length > 0 ? [text('difficulty.how')] : [];
  const replies = page.items
    .slice(0, 3)
    .map((one, n) =>
      commandChoice('reply', one.id, text('difficulty.choice.reply-to', { number: page.before + n + 1 })),
    );
  return say(
    [head, ...joinTexts('flow.lines', lines), ...how],
    [...replies, ...nextPage(page, 'difficulties', '')],
  );
}

function ofUnits(plan: Plan, all: readonly Difficulty[]) {
  if (all.length === 0) return say([text('difficulty.none')]);
  const lines = all.slice(-SHOWN).map((one, n): Text => {
    const { answer } = one;
    const line = { number: n + 1, ...about(plan, one) };
    return answer === undefined
      ? text('difficulty.own-open', line)
      : text('difficulty.own-answered', { ...line, answer: plain(answer) });
  });
  return say([text('difficulty.own'), ...joinTexts('flow.lines', lines)]);
}

const about = ({ content, campaign }: Plan, { unit, text: words, at }: Difficulty) => ({
  unit: plain(content.units.find(({ id }) => id === unit)?.name ?? unit),
  text: plain(words),
  day: showDay(dayOf(at, campaign.timeZone)),
});

/** "/traloi 1 Mai có cán bộ xuống": the number is that of the list; a button names the difficulty itself. */
export function createReply(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, grants } = request;
    if (!may(grants, 'answer-difficulty', { commune: door.commune }))
      return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const [which = '', ...words] = args.trim().split(/\s+/);
    const all = await tx.difficulties.of(door.commune, plan.campaign.id);
    const open = all.filter(({ answer }) => answer === undefined);
    const difficulty = all.find(({ id }) => id === which) ?? open[Number(which) - 1];
    if (difficulty === undefined) return { says: [say([text('difficulty.usage')])] };
    if (words.length > 0) return answerDifficulty(planner, request, difficulty.id, words.join(' '));
    return {
      says: [say([text('difficulty.shown', about(plan, difficulty))])],
      enter: ANSWER_DIFFICULTY,
      answers: { difficulty: difficulty.id },
    };
  };
}
