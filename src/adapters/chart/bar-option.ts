import type { BarChart } from '../../ports/charts.ts';
import { base, FONT, INK, LINE, MET, MUTED, NOT_MET, type Option, TEXT, WIDTH } from './style.ts';

const TOP = 190;
/** Two lines of a long name fit. */
const ROW = 62;
const LABEL = 270;

export const heightOf = ({ bars }: BarChart): number => TOP + Math.max(1, bars.length) * ROW + 60;

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
  yAxis: {
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
      lineHeight: 27,
    },
  },
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
      label: {
        show: true,
        // In one column at the right edge, whatever the length of the bar.
        position: [WIDTH, 4],
        align: 'left',
        fontFamily: FONT,
        fontSize: TEXT,
        color: INK,
        formatter: ({ dataIndex }: { readonly dataIndex: number }) => bars[dataIndex]?.told ?? '',
      },
      labelLayout: { x: WIDTH - 140 },
    },
  ],
});
