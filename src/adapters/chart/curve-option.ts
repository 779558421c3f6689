import type { CurveChart } from '../../ports/charts.ts';
import { base, COLOURS, FONT, INK, LINE, MUTED, type Option, TEXT } from './style.ts';

/** A line for each name, below two lines of the title and one of the note. */
const LEGEND = 150;
const ENTRY = 36;
const PLOT = 380;
const BELOW = 60;

const topOf = ({ lines }: CurveChart): number => LEGEND + 20 + ENTRY * lines.length;

export const curveHeightOf = (chart: CurveChart): number => topOf(chart) + PLOT + BELOW;

export const curveOption = (chart: CurveChart): Option => ({
  ...base(chart.title, chart.note),
  color: [...COLOURS],
  legend: {
    orient: 'vertical',
    left: 20,
    top: LEGEND,
    itemGap: ENTRY - 22,
    data: chart.lines.map(({ label }) => label),
    textStyle: { fontFamily: FONT, fontSize: 22, color: INK },
  },
  grid: {
    left: 90,
    right: 100,
    top: topOf(chart),
    bottom: BELOW,
  },
  xAxis: {
    type: 'category',
    boundaryGap: false,
    data: [...chart.days],
    axisLine: { lineStyle: { color: LINE } },
    axisLabel: { fontFamily: FONT, fontSize: 20, color: MUTED, hideOverlap: true },
  },
  yAxis: {
    type: 'value',
    minInterval: 1,
    axisLabel: { fontFamily: FONT, fontSize: 20, color: MUTED },
    splitLine: { lineStyle: { color: LINE } },
  },
  series: chart.lines.map(({ label, values }) => ({
    name: label,
    type: 'line',
    showSymbol: chart.days.length < 3,
    lineStyle: { width: 5 },
    data: [...values],
    endLabel: { show: true, fontFamily: FONT, fontSize: TEXT, fontWeight: 700 },
  })),
});
