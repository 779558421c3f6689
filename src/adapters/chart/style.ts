import type { EChartsCoreOption } from 'echarts/core';

export type Option = EChartsCoreOption;

/** Two pixels of a phone for one of ours; a line of text is then as large as a line of the chat. */
export const WIDTH = 800;
export const FONT = 'Be Vietnam Pro';
export const TEXT = 24;

export const INK = '#14251f';
export const MUTED = '#4a5c54';
export const LINE = '#c9d5ce';
/** Told apart in any light and by whoever does not see red or green (Okabe and Ito). */
export const COLOURS = ['#0a5c4b', '#d55e00', '#0072b2', '#7a4d9f', '#8a6d00', '#444'] as const;
export const MET = '#0a5c4b';
export const NOT_MET = '#d08a2e';

/** What every picture begins with. Nothing moves: it is drawn once. */
export const base = (title: string, note: string): Option => ({
  animation: false,
  backgroundColor: '#fff',
  textStyle: { fontFamily: FONT, fontSize: TEXT, color: INK },
  title: {
    text: title,
    subtext: note,
    left: 24,
    top: 20,
    itemGap: 12,
    textStyle: {
      fontFamily: FONT,
      fontSize: 32,
      fontWeight: 700,
      color: INK,
      width: WIDTH - 48,
      overflow: 'break',
    },
    subtextStyle: {
      fontFamily: FONT,
      fontSize: TEXT,
      lineHeight: 32,
      color: MUTED,
      width: WIDTH - 48,
      overflow: 'break',
    },
  },
});
