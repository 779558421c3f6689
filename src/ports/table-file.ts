import type { JudgedStretch } from '../core/roster/judge-table.ts';
import type { RosterRules } from '../core/roster/rules.ts';

/** Reads the tables that people send, outside of the thread that answers them. */
export interface TableFile {
  /**
   * The people of a table, judged, stretch by stretch, with the rows of the file read so far; `take` is awaited before
   * much more is read. The bytes go to where they are read: nothing is left of them here. Throws TableError for a file that is refused, and then nothing of it may be kept.
   */
  judge(
    bytes: Uint8Array,
    kind: 'xlsx' | 'csv',
    rules: RosterRules,
    take: (stretch: ReadStretch, read: number) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void>;
}

/** With its parts as the bytes that drafts keep. */
export interface ReadStretch extends Omit<JudgedStretch, 'parts'> {
  readonly parts: readonly Uint8Array[];
}

export interface TableRow {
  /** As the spreadsheet numbers it: the first row is 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Columns, from 0, whose cells are worked out by the spreadsheet; they hold what it was last. */
  readonly formulas?: readonly number[];
}

/** Words under roster.refused.<id>. */
export type TableRefusal =
  | 'broken'
  | 'bomb'
  | 'encrypted'
  | 'formula'
  | 'long-cell'
  | 'control-characters'
  | 'bad-names'
  | 'too-many-rows'
  | 'too-slow'
  | 'too-large'
  | 'no-headings'
  | 'nobody';

export class TableError extends Error {
  override readonly name = 'TableError';
  readonly refusal: TableRefusal;
  /** Where in the table, such as "B7". */
  readonly at: string | undefined;

  constructor(refusal: TableRefusal, at?: string, options?: ErrorOptions) {
    super(at === undefined ? refusal : `${refusal} at ${at}`, options);
    this.refusal = refusal;
    this.at = at;
  }
}
