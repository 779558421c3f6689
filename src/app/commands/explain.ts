import { may } from '../../core/access/access.ts';
import type { Campaign } from '../../core/campaign/campaign.ts';
import { unitIn } from '../../core/campaign/find-unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { pageOf, readPageNumber } from '../../core/report/page-of.ts';
import { isOnly } from '../../core/report/question.ts';
import { reportTitle } from '../../core/report/report-title.ts';
import { type StatedLine, statedLines } from '../../core/report/stated-lines.ts';
import { showDay, showMoment } from '../../core/time/show.ts';
import { findOwnOf } from '../find-unit.ts';
import { loadUnitFigures } from '../load-figures.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { answerQuery } from '../queries/answer-query.ts';
import { nextPage } from '../queries/paged.ts';
import type { ReadQuestion } from '../queries/question-reader.ts';
import { sayRow } from './say-row.ts';

interface Deps {
  readonly planner: Planner;
  readonly readQuestion: ReadQuestion;
}

/**
 * "vì sao thôn 3", "giải thích thôn 3": the numbers it stated and the rows that make up a unit's figure, masked, each with the
 * moment it was recorded and the way to its history, where the messages behind it stand.
 */
export function createExplain({ planner, readQuestion }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, grants, conversation } = request;
    const { commune } = door;
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { campaign, content } = plan;
    const visible = content.units.filter(({ id }) => may(grants, 'see-unit', { commune, unit: id }));
    if (visible.length === 0) return { says: [say([text('command.not-allowed')])] };
    const { rest, page: wanted } = readPageNumber(args);
    const question = readQuestion(plan, rest, at);
    const asked = question?.metrics ?? [];
    const [metric] = asked;
    // A figure of the whole commune: first of which units it is made up.
    if (
      metric !== undefined &&
      question &&
      isOnly(question, 'metrics') &&
      may(grants, 'see-commune', { commune })
    ) {
      const { says = [] } = await answerQuery(request, plan, { metric }, rest, wanted, 'explain');
      return { says: [...says, say([text('query.explain.deeper')])] };
    }
    const named = question?.units.length === 1 ? question.units[0] : unitIn(content.units, rest)?.id;
    const found = findOwnOf(visible, content.units, named ?? rest, 'explain');
    if ('says' in found) return found;
    const { unit } = found;

    const list = await tx.entries.list(commune, campaign.id, unit.id);
    const numbered = list
      .map((row, n) => ({ row, number: n + 1 }))
      .filter(({ row }) => asked.length === 0 || asked.some((one) => row.achieved.includes(one)));
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'explain',
      subject: `${commune}/${campaign.id}/${unit.id}`,
    });
    const asOf = showMoment(at, campaign.timeZone);
    const about = { unit: plain(unit.name), asOf, rows: numbered.length };
    const figures = await loadUnitFigures(tx, plan, unit, at);
    const stated = statedLines(campaign, [unit], await tx.stated.of(commune, campaign.id, unit.id));
    const said = [
      ...stated
        .filter((one) => asked.length === 0 || asked.includes(one.metric))
        .map((one) => () => sayStated(campaign, one, figures.entering)),
      ...numbered.map(
        ({ row, number }) =>
          () =>
            text('query.explain.row', {
              row: sayRow(plan, row, number),
              at: showMoment(row.at, campaign.timeZone),
              proof: text(`report.proof.${row.proof}`),
            }),
      ),
    ];
    const page = pageOf(said, wanted, 8);
    const lines = page.items.map((one) => one());
    const shown = campaign.metrics.filter(({ id }) => asked.length === 0 || asked.includes(id));
    const counted = shown.flatMap((metric) => {
      const counting = figures.during([]).entries(metric.id, new Set([unit.id]));
      return counting > 0
        ? [text('query.figure', { metric: text(`campaign.metric.${metric.id}`), entries: counting })]
        : [];
    });
    const [sums = text('query.nothing')] = joinTexts('flow.list', counted);
    return {
      says: [
        say(
          lines.length === 0
            ? [text('query.explain.empty', { ...about, sums })]
            : [
                text('query.explain.head', { ...about, sums }),
                ...joinTexts('flow.lines', lines),
                ...(numbered.length > 0 ? [text('query.explain.how', about)] : []),
              ],
          [
            ...nextPage(page, 'explain', named === undefined || asked.length === 0 ? unit.id : rest),
            commandChoice('history', unit.id, text('query.explain.history')),
            commandChoice('why', unit.id, text('query.explain.reminders')),
          ],
        ),
      ],
    };
  };
}

/** A number of a report, and whether the figure holds it. */
const sayStated = (
  campaign: Campaign,
  { unit, report, metric, value, asOf }: StatedLine,
  entering: ReadonlySet<string> = new Set(),
): Text =>
  text(`query.explain.${entering.has(`${unit.id} ${metric}`) ? 'stated' : 'beside'}`, {
    report: plain(reportTitle(campaign, report)),
    metric: text(`campaign.metric.${metric}`),
    value,
    day: asOf === undefined ? '' : showDay(asOf),
  });
