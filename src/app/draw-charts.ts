import { type Language, plain, type Text } from '../core/message/message.ts';
import { text } from '../core/message/say.ts';
import type { Board } from '../core/report/board.ts';
import { type Curve, unitProgress } from '../core/report/progress.ts';
import { showMoment } from '../core/time/show.ts';
import type { BarChart, Charts, CurveChart } from '../ports/charts.ts';
import type { Words } from '../ports/words.ts';

export const CHARTS = ['progress', 'days'] as const;
export type ChartKind = (typeof CHARTS)[number];

interface Deps {
  readonly charts: Charts;
  readonly words: Words;
}

/** What a picture shows, in one sentence; it is its description too. */
export const chartTitle = (kind: ChartKind, { campaign }: Pick<Board, 'campaign'>): Text =>
  text(`chart.${kind}.title`, { campaign: plain(campaign.short) });

/** Draws one picture of a board as SVG; undefined when there is nothing to draw. */
export type DrawChart = (
  kind: ChartKind,
  board: Board,
  curve: Curve,
  language: Language,
) => Promise<string | undefined>;

export function createDrawChart({ charts, words }: Deps): DrawChart {
  return async (kind, board, curve, language) => {
    const say = (of: Text) => words.say(language, of);
    const title = say(chartTitle(kind, board));
    const asOf = showMoment(board.at, board.campaign.timeZone);
    if (kind === 'progress') {
      const bars = barsOf(board, say);
      return bars.length === 0
        ? undefined
        : charts.bars({ title, note: say(text('chart.progress.note', { asOf })), bars });
    }
    const lines = linesOf(curve, say);
    if (lines.length === 0) return undefined;
    const days = curve.days.map((day) => `${day.slice(8)}/${day.slice(5, 7)}`);
    return charts.curve({ title, note: say(text('chart.days.note', { asOf })), days, lines });
  };
}

/** More would be a picture that no phone shows; the others stand in the table. */
const MOST_BARS = 60;
/** More lines than that cannot be told apart. */
const MOST_LINES = 6;

const barsOf = (board: Board, say: (of: Text) => string): BarChart['bars'] =>
  unitProgress(board)
    .slice(0, MOST_BARS)
    .map(({ unit, standing, share }) => ({
      label: unit.name,
      share,
      told: say(text('chart.progress.bar', { have: standing.have, goal: standing.goal })),
    }));

const linesOf = ({ lines }: Curve, say: (of: Text) => string): CurveChart['lines'] =>
  lines
    .toSorted((a, b) => (b.values.at(-1) ?? 0) - (a.values.at(-1) ?? 0))
    .slice(0, MOST_LINES)
    .map(({ metric, values }) => ({ label: say(text(`campaign.metric.${metric}`)), values }));
