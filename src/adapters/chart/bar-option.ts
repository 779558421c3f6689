import type { BarChart } from '../../ports/charts.ts';
import { base, FONT, INK, LINE, MET, MUTED, NOT_MET, type Option, TEXT } from './style.ts';

const TOP = 190;
/** Of a name: as wide as letters of our font come to at most. */
const LABEL = 270;
const LETTERS = 19;
const LINE_HEIGHT = 27;
const SHORTEST_ROW = 62;

/** All rows are as high as the longest name needs. */
const rowOf = ({ bars }: BarChart): number =>
  Math.max(SHORTEST_ROW, ...bars.map(({ label }) => linesOf(label) * LINE_HEIGHT + 12));

function linesOf(label: string): number {
  let lines = 1;
  let used = 0;
  for (const { length } of label.split(' ')) {
    if (used > 0 && used + length > LETTERS) {
      lines += 1;
      used = 0;
    }
    used += length + 1;
  }
  return lines;
}

export const heightOf = (chart: BarChart): number => TOP + Math.max(1, chart.bars.length) * rowOf(chart) + 60;

/** Bars beyond what is asked end at the edge; the figures beside them say how far they go. */
export const barOption = ({ title, note, bars }: BarChart): Option => ({
  ...base(title, note),
  grid: { left: LABEL + 34, right: 150, top: TOP, bottom: 50 },
  xAxis: {
    type: 'value',
    min: 0,
    max: 1,
    interval: 0.25,
    axisLabel: {
      formatter: (share: number) => `${share * 100}%`,
      fontFamily: FONT,
      fontSize: 20,
      color: MUTED,
    },
    splitLine: { lineStyle: { color: LINE } },
  },
  yAxis: [
    {
      type: 'category',
      inverse: true,
      data: bars.map(({ label }) => label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LINE } },
      axisLabel: {
        interval: 0,
        fontFamily: FONT,
        fontSize: TEXT,
        color: INK,
        width: LABEL,
        overflow: 'break',
        lineHeight: LINE_HEIGHT,
      },
    },
    {
      // The figures, in one column at the right edge, whatever the length of the bar.
      type: 'category',
      position: 'right',
      inverse: true,
      data: bars.map(({ told }) => told),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { interval: 0, fontFamily: FONT, fontSize: TEXT, color: INK },
    },
  ],
  series: [
    {
      type: 'bar',
      barWidth: 30,
      data: bars.map(({ share }) => ({
        value: Math.min(1, share),
        itemStyle: { color: share >= 1 ? MET : NOT_MET, borderRadius: [0, 6, 6, 0] },
      })),
      showBackground: true,
      backgroundStyle: { color: '#eef3f0' },
    },
  ],
});
