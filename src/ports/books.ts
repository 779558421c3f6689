/** A cell of a table. Absent is blank, which is not 0. Text stays text, whatever it begins with. */
export type BookCell = string | number | Formula | undefined;

export interface Formula {
  /** In the language of spreadsheets, without "=": SUM(C5:C9). */
  readonly formula: string;
  /** What it works out to, for readers that do not calculate. */
  readonly value: number | undefined;
}

/** `text` keeps leading zeros; `moment` is days since 1899-12-30 as spreadsheets count, in local time. */
export type ColumnKind = 'text' | 'number' | 'percent' | 'moment' | 'day';

export interface BookColumn {
  readonly title: string;
  readonly kind: ColumnKind;
  /** In characters. */
  readonly width: number;
}

export interface BookSheet {
  readonly name: string;
  /** Lines above the table: what it is, and as of when. */
  readonly head: readonly string[];
  readonly columns: readonly BookColumn[];
  readonly rows: readonly (readonly BookCell[])[];
  /** The last row, in bold. */
  readonly totals?: readonly BookCell[];
  /** Lines below the table. */
  readonly notes?: readonly string[];
}

/** One table whose rows come one after the other, however many there are. */
export interface LongSheet extends Pick<BookSheet, 'name' | 'columns'> {
  readonly rows: AsyncIterable<readonly BookCell[]>;
}

/** Writes spreadsheets. The header of each table stays in sight. */
export interface Books {
  /** .xlsx of a few sheets, as a whole. */
  write(sheets: readonly BookSheet[]): Promise<Uint8Array>;
  /** .xlsx of one long sheet, piece by piece; formulas are not for these. */
  stream(sheet: LongSheet): AsyncIterable<Uint8Array>;
  /** .csv that Vietnamese spreadsheets open as it is: UTF-8 with a mark; text that could be a formula is disarmed. */
  csv(sheet: LongSheet): AsyncIterable<Uint8Array>;
}

/** The row, counted from 1, where the table's first row stands in a sheet with that head. */
export const firstRowAfter = (head: readonly string[]): number => head.length + 2;
