import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { Board } from '../../core/report/board.ts';
import type { Counts } from '../../core/report/figures.ts';
import { isOnly, type Question } from '../../core/report/question.ts';
import { endOf, startOf } from '../../core/time/day.ts';
import type { Span } from '../../core/time/read-span.ts';
import { showDay, showMoment } from '../../core/time/show.ts';
import type { Window } from '../../ports/store.ts';
import { loadBoard } from '../load-board.ts';
import { loadDuring } from '../load-figures.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan } from '../planner.ts';
import { answerQuery } from './answer-query.ts';
import { groupFigures } from './group-figures.ts';
import { paged } from './paged.ts';
import type { Query } from './read-query.ts';

/**
 * "gplx tuần này", "thôn 3 đăng nhập giai đoạn 2": the figures of what was asked about, out of the same counters as the
 * board. Undefined where the parts do not go together.
 */
export async function answerQuestion(
  request: Request,
  plan: Plan,
  question: Question,
  asked: string,
  page: number,
): Promise<Outcome | undefined> {
  const isRanking = question.wants === 'ranking';
  const whole = isRanking ? undefined : queryOf(question);
  if (whole) return answerQuery(request, plan, whole, asked, page);
  if (question.report !== undefined || question.nth !== undefined) return undefined;
  if (question.group !== undefined && !isOnly(question, 'group', 'metrics')) return undefined;
  const { tx, at } = request;
  const board = await loadBoard(tx, plan, at);
  const counts = await loadDuring(tx, plan, windowOf(plan, question));
  const head = text('query.head', {
    what: joinTexts('flow.list', namesOf(plan, question))[0] ?? plain(''),
    campaign: plain(plan.campaign.short),
    asOf: showMoment(at, plan.campaign.timeZone),
  });
  const lines =
    question.group === undefined
      ? linesOf(plan, board, counts, question)
      : await ofGroup(request, plan, question);
  return paged(
    head,
    lines.length > 0 ? lines : [text('query.nothing')],
    page,
    isRanking ? 'ranking' : 'total',
    asked,
  );
}

/** One thing asked about as a whole has an answer of its own. */
function queryOf(question: Question): Query | undefined {
  const { kind, phase, metrics } = question;
  const [metric] = metrics;
  if (kind !== undefined && isOnly(question, 'kind')) return { kind };
  if (phase !== undefined && isOnly(question, 'phase')) return { phase };
  return metric !== undefined && metrics.length === 1 && isOnly(question, 'metrics') ? { metric } : undefined;
}

/** What was asked for within the phase and the days that were named. */
function windowOf({ campaign: { phases, timeZone } }: Plan, { phase, span }: Question): Window {
  const named = phases.find(({ id }) => id === phase);
  const days = [...(named ? [{ from: named.start, through: named.through }] : []), ...(span ? [span] : [])];
  const from = days.map((one) => startOf(one.from, timeZone)).toSorted((a, b) => b - a)[0];
  const until = days
    .flatMap(({ through }) => (through === undefined ? [] : [endOf(through, timeZone)]))
    .toSorted((a, b) => a - b)[0];
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

function namesOf(
  { campaign, content }: Plan,
  { units, kind, phase, group, metrics, span }: Question,
): readonly Text[] {
  const isOfAll = units.length === 0 && kind === undefined && group === undefined && metrics.length === 0;
  return [
    ...(isOfAll ? [text('ask.everything')] : []),
    ...content.units.filter(({ id }) => units.includes(id)).map(({ name }) => plain(name)),
    ...(kind === undefined ? [] : [text(`campaign.unit-kind.${kind}`)]),
    ...(group === undefined ? [] : [text(`campaign.group.${group}`)]),
    ...metrics.map((metric) => text(`campaign.metric.${metric}`)),
    ...campaign.phases.filter(({ id }) => id === phase).map(({ name }) => plain(name)),
    ...(span ? [saySpan(span)] : []),
  ];
}

/** Of a part of the campaign: whoever came in it for the first time. */
const isNarrow = ({ span, phase }: Question): boolean => span !== undefined || phase !== undefined;

const saySpan = ({ from, through }: Span): Text =>
  from === through
    ? text('ask.day', { day: showDay(from) })
    : text('ask.span', { from: showDay(from), through: showDay(through) });

function linesOf(plan: Plan, board: Board, counts: Counts, question: Question): readonly Text[] {
  const { campaign, content } = plan;
  const metrics = campaign.metrics
    .map(({ id }) => id)
    .filter((id) => question.metrics.length === 0 || question.metrics.includes(id));
  const meant = content.units.filter(
    ({ id, kind }) => question.units.includes(id) || (question.kind !== undefined && kind === question.kind),
  );
  if (question.wants === 'ranking')
    return ranked(board, counts, meant.length > 0 ? meant : content.units, metrics, question);
  const [only] = meant;
  if (only && meant.length === 1) return figuresOf(board, counts, [only], metrics);
  const of = (unit: Unit) => line(plain(unit.name), figuresOf(board, counts, [unit], metrics));
  if (meant.length > 1)
    return [line(text('ask.sum'), figuresOf(board, counts, meant, metrics)), ...meant.map(of)];
  const totals = metrics.map((metric) =>
    text(isNarrow(question) ? 'ask.people' : 'query.people', {
      metric: text(`campaign.metric.${metric}`),
      people: counts.people(metric),
      entries: counts.entries(metric),
    }),
  );
  // Few enough to be taken apart by unit as well.
  if (question.metrics.length === 0 || metrics.length > 2) return totals;
  const known = board.units.filter(({ entries }) =>
    metrics.some((metric) => entries.get(metric) !== undefined),
  );
  return [
    ...totals,
    ...(metrics.length > 1
      ? known.map(({ unit }) => of(unit))
      : ranked(board, counts, content.units, metrics, question)),
  ];
}

/** Lists say of which group somebody is; numbers of reports do not. */
async function ofGroup(
  { tx }: Request,
  { campaign }: Plan,
  { group, metrics }: Question,
): Promise<readonly Text[]> {
  const rows = await tx.breakdowns.details(campaign.commune, campaign.id, 'case');
  const wanted = campaign.metrics.filter(({ id }) => metrics.length === 0 || metrics.includes(id));
  return groupFigures({ metrics: wanted }, rows, campaign.groups.find(({ id }) => id === group)?.number);
}

/** So many units without anything are named; more are counted. */
const FEW = 3;

/** Who has reported the first of these figures, the most first. */
function ranked(
  board: Board,
  counts: Counts,
  units: readonly Unit[],
  [metric = '']: readonly string[],
  question: Question,
): readonly Text[] {
  const known = new Set(
    board.units.filter(({ entries }) => entries.get(metric) !== undefined).map(({ unit }) => unit.id),
  );
  const all = units
    .filter(({ id }) => known.has(id))
    .map((unit) => ({ unit, rows: counts.entries(metric, new Set([unit.id])) }))
    .toSorted((a, b) => b.rows - a.rows);
  const line = ({ unit, rows }: (typeof all)[number]): Text =>
    text('query.unit', { unit: plain(unit.name), rows });
  if (question.lowest) return all.toReversed().map(line);
  // Of a week most villages have nothing, and a page of noughts hides those that have.
  const none = all.filter(({ rows }) => rows === 0).length;
  const some = isNarrow(question) && none > FEW ? all.filter(({ rows }) => rows > 0) : all;
  const others = all.length - some.length;
  return [...some.map(line), ...(others > 0 ? [text('query.others-none', { count: others })] : [])];
}

/** Where nobody has reported a figure there is none; that is not 0. */
function figuresOf(
  board: Board,
  counts: Counts,
  units: readonly Unit[],
  metrics: readonly string[],
): readonly Text[] {
  const ids = new Set(units.map(({ id }) => id));
  const lines = board.units.filter(({ unit }) => ids.has(unit.id));
  return metrics
    .filter((metric) => lines.some(({ entries }) => entries.get(metric) !== undefined))
    .map((metric) =>
      text('query.figure', {
        metric: text(`campaign.metric.${metric}`),
        entries: counts.entries(metric, ids),
      }),
    );
}

function line(of: Text, figures: readonly Text[]): Text {
  return text('query.line', { of, list: joinTexts('flow.list', figures)[0] ?? text('query.nothing') });
}
