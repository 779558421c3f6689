import { countingProofs } from '../../core/campaign/metric.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { Board } from '../../core/report/board.ts';
import { curveOf } from '../../core/report/progress.ts';
import { startOf } from '../../core/time/day.ts';
import { showDay } from '../../core/time/show.ts';
import type { Tx } from '../../ports/store.ts';
import type { Part as Rows } from '../../ports/tables/breakdowns.ts';
import { loadDays } from '../load-days.ts';
import { loadFigures } from '../load-figures.ts';
import type { Plan } from '../planner.ts';
import { groupFigures } from './group-figures.ts';
import type { Query } from './read-query.ts';

/** The lines of an answer, each with its figures; rows (lượt) unless it says people. */
export async function queryLines(tx: Tx, plan: Plan, board: Board, query: Query): Promise<readonly Text[]> {
  const { campaign } = plan;
  if ('metric' in query) return ofMetric(board, query.metric);
  if ('kind' in query) return ofUnits(board, ({ unit }) => unit.kind === query.kind);
  if ('phase' in query) return ofPhases(tx, plan, board, [query.phase]);
  switch (query.by) {
    case 'phase':
      return ofPhases(
        tx,
        plan,
        board,
        campaign.phases.map(({ id }) => id),
      );
    case 'kind':
      return campaign.unitKinds.map(({ id }) =>
        line(
          text(`campaign.unit-kind.${id}`),
          sums(
            board,
            board.units.filter(({ unit }) => unit.kind === id),
          ),
        ),
      );
    case 'unit':
      return ofUnits(board, ({ state }) => state !== 'free');
    case 'metric':
      return ofMetrics(board, () => true);
    case 'document':
      return ofMetrics(board, ({ metric }) => metric.stage === 'integrated');
    case 'group':
      return ofGroups(plan, await tx.breakdowns.details(campaign.commune, campaign.id, 'case'));
    case 'helper':
      return (await tx.entries.credits(campaign.commune, campaign.id)).map(({ helper, metric, people }) =>
        line(plain(helper), [figure(metric, people)]),
      );
    case 'day':
      return ofDays(plan, board, await loadDays(tx, plan));
  }
}

const figure = (metric: string, entries: number): Text =>
  text('query.figure', { metric: text(`campaign.metric.${metric}`), entries });

const line = (of: Text, figures: readonly Text[]): Text => {
  const [list = text('query.nothing')] = joinTexts('flow.list', figures);
  return text('query.line', { of, list });
};

/** Where nobody has reported a figure there is none; that is not 0. */
const sums = (board: Board, lines: Board['units']): readonly Text[] =>
  board.metrics.flatMap(({ metric }) => {
    const known = lines.flatMap(({ entries }) => entries.get(metric.id) ?? []);
    return known.length === 0
      ? []
      : [
          figure(
            metric.id,
            known.reduce((sum, rows) => sum + rows, 0),
          ),
        ];
  });

function ofUnits(board: Board, isMeant: (line: Board['units'][number]) => boolean): readonly Text[] {
  return board.units.filter(isMeant).map(({ unit, entries }) => {
    const told = board.metrics.flatMap(({ metric }) => {
      const rows = entries.get(metric.id);
      return rows === undefined ? [] : [figure(metric.id, rows)];
    });
    return line(plain(unit.name), told);
  });
}

/** Units that have reported it, the most first. */
function ofMetric({ units, metrics }: Board, metric: string): readonly Text[] {
  const total = metrics.find((one) => one.metric.id === metric);
  const known = units.flatMap(({ unit, entries }) => {
    const rows = entries.get(metric);
    return rows === undefined ? [] : [{ unit, rows }];
  });
  return [
    ...(total ? [peopleLine(total)] : []),
    ...known
      .toSorted((a, b) => b.rows - a.rows)
      .map(({ unit, rows }) => text('query.unit', { unit: plain(unit.name), rows })),
  ];
}

const peopleLine = ({ metric, people, entries, stated }: Board['metrics'][number]): Text =>
  text(stated > 0 ? 'report.total.metric-stated' : 'report.total.metric', {
    metric: text(`campaign.metric.${metric.id}`),
    people,
    entries,
    stated,
    proof: text(`report.proof.${countingProofs(metric)[0]}`),
  });

const ofMetrics = (
  { metrics }: Board,
  isMeant: (one: Board['metrics'][number]) => boolean,
): readonly Text[] => metrics.filter(isMeant).map(peopleLine);

async function ofPhases(tx: Tx, plan: Plan, { at }: Board, ids: readonly string[]): Promise<readonly Text[]> {
  const { campaign } = plan;
  const figures = await loadFigures(tx, plan, ids);
  return campaign.phases
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name, start }) =>
      line(
        plain(name),
        startOf(start, campaign.timeZone) > at
          ? [text('query.not-begun')]
          : campaign.metrics.map((metric) =>
              text('query.people', {
                metric: text(`campaign.metric.${metric.id}`),
                people: figures.during([id]).people(metric.id),
                entries: figures.during([id]).entries(metric.id),
              }),
            ),
      ),
    );
}

function ofGroups({ campaign }: Plan, rows: readonly Rows[]): readonly Text[] {
  const unsaid = groupFigures(campaign, rows, undefined);
  return [
    ...campaign.groups.map(({ id, number }) =>
      line(text(`campaign.group.${id}`), groupFigures(campaign, rows, number)),
    ),
    ...(unsaid.length > 0 ? [line(text('query.no-group'), unsaid)] : []),
  ];
}

/** The last fourteen days on which something came: what it was, and how many there were by then. */
function ofDays({ campaign }: Plan, board: Board, parts: Parameters<typeof curveOf>[1]): readonly Text[] {
  const { days, lines } = curveOf(campaign, parts, board.at);
  return days
    .flatMap((day, n) => {
      const grown = lines.flatMap(({ metric, values }) => {
        const more = (values[n] ?? 0) - (values[n - 1] ?? 0);
        const about = { metric: text(`campaign.metric.${metric}`), more, total: values[n] ?? 0 };
        return more === 0 ? [] : [text('query.grew', about)];
      });
      const [list] = joinTexts('flow.lines', grown);
      return list === undefined ? [] : [text('query.day', { day: showDay(day), list })];
    })
    .slice(-14);
}
