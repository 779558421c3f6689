/** One bar: how far somebody has come. */
export interface Bar {
  readonly label: string;
  /** Of what is asked: 1 is all of it. */
  readonly share: number;
  /** The figures beside the bar: "15/40". */
  readonly told: string;
}

/** A bar for each unit, the one that is furthest first. */
export interface BarChart {
  readonly title: string;
  /** Under the title: as of when, and what a bar means. */
  readonly note: string;
  readonly bars: readonly Bar[];
}

/** Lines over days that only rise. */
export interface CurveChart {
  readonly title: string;
  readonly note: string;
  /** As they are written on the axis: "18/12". */
  readonly days: readonly string[];
  /** One value a day each. */
  readonly lines: readonly { readonly label: string; readonly values: readonly number[] }[];
}

/** Draws pictures of figures, to be read on a phone. All words come with the chart. */
export interface Charts {
  /** SVG. */
  bars(chart: BarChart): Promise<string>;
  curve(chart: CurveChart): Promise<string>;
  /** The same picture for chats, with all Vietnamese letters. */
  toPng(svg: string): Promise<Uint8Array>;
}
