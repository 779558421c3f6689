import type { CurveChart } from '../../ports/charts.ts';
import { base, COLOURS, FONT, INK, LINE, MUTED, type Option, TEXT } from './style.ts';

export const curveOption = ({ title, note, days, lines }: CurveChart): Option => ({
  ...base(title, note),
  color: [...COLOURS],
  legend: {
    left: 20,
    top: 130,
    itemGap: 24,
    data: lines.map(({ label }) => label),
    textStyle: { fontFamily: FONT, fontSize: 22, color: INK },
  },
  grid: {
    left: 90,
    right: 100,
    top: 160 + 40 * Math.ceil(lines.length / 2),
    bottom: 60,
  },
  xAxis: {
    type: 'category',
    boundaryGap: false,
    data: [...days],
    axisLine: { lineStyle: { color: LINE } },
    axisLabel: { fontFamily: FONT, fontSize: 20, color: MUTED, hideOverlap: true },
  },
  yAxis: {
    type: 'value',
    minInterval: 1,
    axisLabel: { fontFamily: FONT, fontSize: 20, color: MUTED },
    splitLine: { lineStyle: { color: LINE } },
  },
  series: lines.map(({ label, values }) => ({
    name: label,
    type: 'line',
    showSymbol: days.length < 3,
    lineStyle: { width: 5 },
    data: [...values],
    endLabel: { show: true, fontFamily: FONT, fontSize: TEXT, fontWeight: 700 },
  })),
});
