/** One person as somebody wrote them; nothing has been judged. Values are as typed. */
export interface Written {
  /** What the person who wrote it would call the row: the number before it, or its place. */
  readonly number: number;
  /** Where it stands in what was sent. */
  readonly source: string;
  readonly name?: string;
  readonly address?: string;
  readonly citizenId?: string;
  readonly phone?: string;
  readonly plates?: readonly string[];
  /** A date or a year. */
  readonly birth?: string;
  readonly sex?: 'male' | 'female';
  /** "10A1": a school writes it instead of an address, or before it. */
  readonly schoolClass?: string;
  /** What is said of what they have done, in words. */
  readonly done?: string;
  /** A cell that a spreadsheet works out, such as "C7": what stood in it last need not be what the writer sees. */
  readonly formula?: string;
  /** A second citizen ID in what was written of them: it may be another person's. */
  readonly otherId?: string;
  /** Who helped them. */
  readonly helper?: string;
}

/** What a value can be. */
export type Field = Exclude<keyof Written, 'number' | 'source' | 'formula' | 'otherId'>;
