import { may } from '../../core/access/access.ts';
import { communeTitle } from '../../core/campaign/commune-title.ts';
import { countingProofs, type Metric } from '../../core/campaign/metric.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Figures } from '../../core/report/figures.ts';
import { readPageNumber } from '../../core/report/page-of.ts';
import { isOnly, isWhole } from '../../core/report/question.ts';
import { isOfWhole, sayStanding, sayStandingOf } from '../../core/report/say-standing.ts';
import { communeStandings, metricTotals, unitStandings } from '../../core/report/totals.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import { findOwnOf } from '../find-unit.ts';
import { loadFigures, loadUnitFigures } from '../load-figures.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';
import { answerQuery, isUnknown, suggest } from '../queries/answer-query.ts';
import { answerQuestion } from '../queries/answer-question.ts';
import type { ReadQuestion } from '../queries/question-reader.ts';
import type { ReadQuery } from '../queries/read-query.ts';

interface Deps {
  readonly planner: Planner;
  readonly readQuery: ReadQuery;
  readonly readQuestion: ReadQuestion;
}

/** "/tong" for the commune, "tổng thôn 3" for a unit: counts, and how they stand against the plan's own denominators. */
export function createTotal({ planner, readQuery, readQuestion }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, grants } = request;
    const { commune } = door;
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const seesAll = may(grants, 'see-commune', { commune });
    const visible = plan.content.units.filter(({ id }) => may(grants, 'see-unit', { commune, unit: id }));
    if (visible.length === 0) return { says: [say([text('command.not-allowed')])] };

    const { rest, page } = readPageNumber(args);
    const question = readQuestion(plan, rest, at);
    if (seesAll && (args === '' || (question && isWhole(question)))) {
      const figures = await loadFigures(tx, plan);
      return { says: [say(ofCommune(plan, figures, at), [missingChoice])] };
    }
    const query = seesAll ? readQuery(plan, rest) : undefined;
    if (query) return answerQuery(request, plan, query, rest, page);
    const isOfUnit = question?.units.length === 1 && isOnly(question, 'units');
    const mine =
      question?.units.length && question.units.every((id) => visible.some((unit) => unit.id === id));
    if (question && !isOfUnit && (seesAll || mine)) {
      const answer = await answerQuestion(request, plan, question, rest, page);
      if (answer) return answer;
    }
    const words = question && isWhole(question) ? '' : isOfUnit ? (question?.units[0] ?? rest) : rest;
    const found = findOwnOf(visible, plan.content.units, words, 'total');
    if ('says' in found) return seesAll && isUnknown(plan, rest) ? suggest(rest) : found;
    const figures = await loadUnitFigures(tx, plan, found.unit, at);
    const next = seesAll
      ? commandChoice('total', '', text('menu.item.total'))
      : commandChoice('list', found.unit.id, text('menu.item.list'));
    return { says: [say(ofUnit(plan, found.unit, figures, at), [next])] };
  };
}

const missingChoice = commandChoice('missing', '', text('menu.item.missing'));

function ofCommune({ content, campaign }: Plan, figures: Figures, at: Instant): Text[] {
  const asOf = showMoment(at, campaign.timeZone);
  const metrics = metricTotals(campaign, figures).map(({ metric, people, entries, verified, stated }) =>
    withVerified(
      metric,
      verified,
      text(stated > 0 ? 'report.total.metric-stated' : 'report.total.metric', {
        metric: text(`campaign.metric.${metric.id}`),
        people,
        entries,
        stated,
        proof: text(`report.proof.${countingProofs(metric)[0]}`),
      }),
    ),
  );
  const targets = communeStandings(campaign, content.units, figures, at).map((standing) =>
    bullet(sayStandingOf(campaign, content.units, standing)),
  );
  return [
    text('report.total.head', {
      place: communeTitle(content.commune),
      campaign: plain(campaign.short),
      asOf,
    }),
    ...joinTexts('flow.lines', metrics.length > 0 ? metrics : [text('report.total.no-metrics')]),
    ...(targets.length > 0 ? [text('report.total.targets'), ...joinTexts('flow.lines', targets)] : []),
  ];
}

function ofUnit({ campaign }: Plan, unit: Unit, figures: Figures, at: Instant): Text[] {
  return [
    text('report.total.head', {
      place: plain(unit.name),
      campaign: plain(campaign.short),
      asOf: showMoment(at, campaign.timeZone),
    }),
    ...unitLines({ campaign }, unit, figures, at),
  ];
}

/** What was checked stands beside what is reported; where only that counts, it is the number itself. */
const withVerified = ({ counts }: Metric, verified: number, line: Text): Text =>
  verified === 0 || counts === 'verified' ? line : text('report.total.verified', { line, verified });

const bullet = (line: Text): Text => text('report.standing.line', { line });

/** One unit's counts, and what it still lacks against the targets that are its own. */
export function unitLines(
  { campaign }: Pick<Plan, 'campaign'>,
  unit: Unit,
  figures: Figures,
  at: Instant,
): readonly Text[] {
  const mine = new Set([unit.id]);
  const standings = unitStandings(campaign, unit, figures, at);
  // The line of a target over the whole campaign says the same count.
  const told = new Set(
    standings.filter(({ target }) => isOfWhole(campaign, target)).map(({ target }) => target.metric),
  );
  const recorded = campaign.metrics
    .map((metric) => ({
      metric,
      entries: figures.during([]).entries(metric.id, mine),
      verified: figures.during([]).verified(metric.id, mine),
    }))
    .filter(({ entries }) => entries > 0);
  const counts = recorded
    .filter(({ metric, verified }) => !told.has(metric.id) || verified > 0)
    .map(({ metric, entries, verified }) =>
      withVerified(
        metric,
        verified,
        text('report.unit.metric', { metric: text(`campaign.metric.${metric.id}`), entries }),
      ),
    );
  const targets = standings.map((standing) => bullet(sayStanding(campaign, standing)));
  return joinTexts('flow.lines', [
    ...(recorded.length > 0 ? counts : [text('report.unit.nothing')]),
    ...targets,
  ]);
}
